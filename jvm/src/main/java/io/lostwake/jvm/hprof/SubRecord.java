package io.lostwake.jvm.hprof;

/// The kinds of records inside a heap dump.
final class SubRecord {
  static final int JNI_GLOBAL = 0x01;
  static final int JNI_LOCAL = 0x02;
  static final int JAVA_FRAME = 0x03;
  static final int NATIVE_STACK = 0x04;
  static final int STICKY_CLASS = 0x05;
  static final int THREAD_BLOCK = 0x06;
  static final int MONITOR_USED = 0x07;
  static final int THREAD_OBJECT = 0x08;
  static final int CLASS = 0x20;
  static final int INSTANCE = 0x21;
  static final int OBJECT_ARRAY = 0x22;
  static final int PRIMITIVE_ARRAY = 0x23;
  static final int UNKNOWN = 0xFF;

  private SubRecord() {}
}
