package io.lostwake.jvm.attach;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.LongAdder;

/// A program whose virtual threads park and unpark as fast as they can, which is what crashes JDK
/// 25.0.3 when `Thread.dump_to_file` is asked for. To every line of its input it answers with the
/// number of hand-overs so far.
final class ParkingStorm {
  private static final int PAIRS = 50;

  private ParkingStorm() {}

  public static void main(String[] arguments) throws Exception {
    LongAdder work = new LongAdder();
    for (int i = 0; i < PAIRS; i++) {
      SynchronousQueue<Object> queue = new SynchronousQueue<>();
      Thread.startVirtualThread(() -> {
        while (true) {
          put(queue);
        }
      });
      Thread.startVirtualThread(() -> {
        while (true) {
          take(queue);
          work.increment();
        }
      });
    }
    System.out.println("ready");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (lines.readLine() != null) {
      System.out.println(work.sum());
    }
  }

  private static void put(SynchronousQueue<Object> queue) {
    try {
      queue.put(queue);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void take(SynchronousQueue<Object> queue) {
    try {
      queue.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
