package io.lostwake.jvm.attach;

import java.time.InstantSource;

/// A program that takes the heap dump of a JVM (`-Dpid`) and holds it until somebody interrupts.
final class DumpHolder {
  private DumpHolder() {}

  public static void main(String[] arguments) throws Exception {
    LiveJvm jvm = new LiveJvms().find(System.getProperty("pid", ""));
    HeapDumpTaker taker = new HeapDumpTaker(plan -> {}, InstantSource.system());
    try (HeapDumpFile dump = taker.take(jvm, new DumpRequest(true, null))) {
      System.out.println(dump.size() > 0 ? "ready" : "empty");
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
