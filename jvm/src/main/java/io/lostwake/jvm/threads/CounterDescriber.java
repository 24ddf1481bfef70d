package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.model.WaitKind;
import org.jspecify.annotations.Nullable;

/** {@code CountDownLatch}, {@code CyclicBarrier}, {@code Phaser} and {@code Semaphore}. */
final class CounterDescriber implements Describer {
  private static final String LATCH = "java.util.concurrent.CountDownLatch";
  private static final String BARRIER = "java.util.concurrent.CyclicBarrier";
  private static final String PHASER = "java.util.concurrent.Phaser";
  private static final String SEMAPHORE = "java.util.concurrent.Semaphore";

  private final Fields fields;
  private final Synchronizers synchronizers;

  CounterDescriber(Fields fields, Synchronizers synchronizers) {
    this.fields = fields;
    this.synchronizers = synchronizers;
  }

  @Override
  public @Nullable Description describe(WaitingThread waiting) {
    return switch (Operation.outer(waiting.type())) {
      case LATCH -> latch(waiting.parkBlocker(LATCH + "$Sync"));
      case SEMAPHORE -> semaphore(waiting.parkBlocker(SEMAPHORE + "$Sync"));
      case BARRIER -> barrier(waiting);
      case PHASER -> phaser(waiting.parkBlocker(PHASER + "$QNode"));
      default -> null;
    };
  }

  private Description latch(int latch) {
    return latch == HeapGraph.NONE
        ? Description.of(WaitKind.LATCH_AWAIT)
        : Description.of(
            WaitKind.LATCH_AWAIT, "CountDownLatch at " + synchronizers.state(latch), latch);
  }

  private Description semaphore(int semaphore) {
    if (semaphore == HeapGraph.NONE) {
      return Description.of(WaitKind.PERMIT_ACQUIRE);
    }
    long permits = synchronizers.state(semaphore);
    return Description.of(
        WaitKind.PERMIT_ACQUIRE,
        "Semaphore with " + permits + (permits == 1 ? " permit" : " permits"),
        semaphore);
  }

  private Description barrier(WaitingThread waiting) {
    int trip = waiting.parkBlocker();
    int barrier =
        waiting.local(BARRIER, object -> fields.reference(object, BARRIER, "trip") == trip);
    if (barrier == HeapGraph.NONE) {
      return Description.of(WaitKind.LATCH_AWAIT);
    }
    long parties = fields.number(barrier, BARRIER, "parties", 0);
    long arrived = parties - fields.number(barrier, BARRIER, "count", parties);
    return Description.of(
        WaitKind.LATCH_AWAIT, "CyclicBarrier, " + arrived + " of " + parties + " arrived", barrier);
  }

  private Description phaser(int node) {
    int phaser = fields.reference(node, PHASER + "$QNode", "phaser");
    if (!fields.has(phaser, PHASER, "state")) {
      return Description.of(WaitKind.LATCH_AWAIT);
    }
    // The layout of Phaser.state: phase, parties, unarrived; since JDK 7.
    long state = fields.number(phaser, PHASER, "state", 0);
    int parties = (int) state >>> 16;
    int arrived = parties == 0 ? 0 : parties - ((int) state & 0xffff);
    return Description.of(
        WaitKind.LATCH_AWAIT,
        "Phaser phase " + (state >>> 32) + ", " + arrived + " of " + parties + " arrived",
        phaser);
  }
}
