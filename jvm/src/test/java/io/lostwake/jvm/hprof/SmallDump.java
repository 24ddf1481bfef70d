package io.lostwake.jvm.hprof;

/// A dump of a few hundred bytes with every kind of record.
final class SmallDump {
  static final long OBJECT = 0x1000;
  static final long CLASS = 0x1040;
  static final long STRING = 0x1080;
  static final long OBJECTS = 0x10c0;
  static final long BASE = 0x1100;
  static final long DERIVED = 0x1140;
  static final long LOADER = 0x1180;

  static final long LEFT = 0x2000;
  static final long RIGHT = 0x2008;
  static final long ARRAY = 0x2010;
  static final long TEXT = 0x2018;
  static final long TEXT_BYTES = 0x2020;
  static final long LONGS = 0x2028;
  static final long THREAD = 0x9_0000;
  static final long NOWHERE = 0x7777_0000;

  private final DumpBuilder dump;
  private final int ids;

  private SmallDump(int idSize) {
    dump = new DumpBuilder(idSize);
    ids = idSize;
  }

  static byte[] withIds(int idSize) {
    return new SmallDump(idSize).build();
  }

  private byte[] build() {
    dump.loadClass(OBJECT, "java/lang/Object");
    dump.loadClass(CLASS, "java/lang/Class");
    dump.loadClass(STRING, "java/lang/String");
    dump.loadClass(OBJECTS, "[Ljava/lang/Object;");
    dump.loadClass(BASE, "acme/Base");
    int derived = dump.loadClass(DERIVED, "acme/Derived");
    long run = dump.text("run");
    long nothing = dump.text("()V");
    long file = dump.text("Derived.java");
    dump.frame(1, run, nothing, file, derived, 12).frame(2, run, nothing, 0, derived, -3);
    dump.frame(3, run, nothing, file, 99, -1).trace(5, 7, 1, 2, 3).trace(6, 8);
    dump.segment(classes()).segment(objects()).segment(roots());
    return dump.end();
  }

  private Body classes() {
    long value = dump.text("value");
    long coder = dump.text("coder");
    long next = dump.text("next");
    long count = dump.text("count");
    long shared = dump.text("shared");
    Body body = new Body(ids).simpleClass(OBJECT, 0).simpleClass(CLASS, OBJECT);
    body.simpleClass(STRING, OBJECT, value, 2, coder, 8).simpleClass(OBJECTS, OBJECT);
    body.simpleClass(BASE, OBJECT, next, 2, count, 10);
    body.classHead(DERIVED, BASE, LOADER, 0, RIGHT);
    body.u2(2).u2(1).u1(2).id(TEXT).u2(2).u1(10).u4(5);
    body.u2(3).id(shared).u1(2).id(ARRAY).id(count).u1(11).u8(-5).id(value).u1(7).u8(0);
    return body.u2(2).id(next).u1(2).id(count).u1(9);
  }

  private Body objects() {
    Body left = new Body(ids).id(RIGHT).u2(-2).id(ARRAY).u4(70_000);
    Body right = new Body(ids).id(0).u2(3).id(NOWHERE).u4(-1);
    Body body = new Body(ids).instance(LEFT, DERIVED, left.done());
    body.instance(RIGHT, DERIVED, right.done());
    body.objects(ARRAY, OBJECTS, LEFT, 0, TEXT);
    body.instance(TEXT, STRING, new Body(ids).id(TEXT_BYTES).u1(0).done());
    body.primitives(TEXT_BYTES, FieldType.BYTE, 3, new byte[] {'o', 'n', 'e'});
    body.primitives(LONGS, FieldType.LONG, 2, new Body(ids).u8(1L << 40).u8(-1).done());
    body.instance(LOADER, OBJECT, new byte[0]);
    return body;
  }

  private Body roots() {
    Body body =
        new Body(ids).root(SubRecord.UNKNOWN, LEFT).u1(SubRecord.JNI_GLOBAL).id(RIGHT).id(1);
    body.root(SubRecord.STICKY_CLASS, OBJECT).root(SubRecord.MONITOR_USED, ARRAY);
    body.root(SubRecord.NATIVE_STACK, TEXT, 7).root(SubRecord.THREAD_BLOCK, LONGS, 7);
    body.instance(THREAD, OBJECT, new byte[0]);
    body.root(SubRecord.THREAD_OBJECT, THREAD, 7, 5).root(SubRecord.JAVA_FRAME, LEFT, 7, 0);
    body.root(SubRecord.JAVA_FRAME, TEXT, 7, 1).root(SubRecord.JNI_LOCAL, RIGHT, 7, -1);
    return body.root(SubRecord.JAVA_FRAME, ARRAY, 8, 0).root(SubRecord.JAVA_FRAME, LONGS, 7, 1);
  }
}
