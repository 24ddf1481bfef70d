package io.lostwake.jvm.proof;

/** Which objects a heap dump holds. */
public enum HeapContents {
  /** Those that the collector kept, as {@code jcmd GC.heap_dump} does without {@code -all}. */
  LIVE_OBJECTS,
  /** Garbage too, as with {@code -all}. */
  ALL_OBJECTS,
  /** A file does not tell. Taken for live objects, unless it holds far too many that are not. */
  UNKNOWN
}
