package io.lostwake.jvm.hprof;

/**
 * A root of the heap that belongs to no thread.
 *
 * @param kind why it is one
 * @param object the object
 */
public record Root(Kind kind, int object) {
  /** The kinds of such roots in HPROF; those of threads are with {@link HeapThread}. */
  public enum Kind {
    UNKNOWN,
    JNI_GLOBAL,
    STICKY_CLASS,
    MONITOR_USED
  }
}
