package io.lostwake.jvm.threads;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationTest {
  @Test
  void aThreadWithoutFramesHasNone() {
    assertThat(Operation.index(List.of())).isZero();
  }

  @Test
  void theInnermostCallOfTheProgramStaysTheInnermost() {
    assertThat(operation("com.acme.Orders.handle", "java.lang.Thread.run"))
        .isEqualTo("com.acme.Orders.handle");
  }

  @Test
  void aParkOfTheProgramItselfStays() {
    assertThat(
            operation(
                "jdk.internal.misc.Unsafe.park",
                "java.util.concurrent.locks.LockSupport.park",
                "com.acme.Orders.handle"))
        .isEqualTo("java.util.concurrent.locks.LockSupport.park");
  }

  @Test
  void aTaskThatIsAnOperationEndsAtWhatRunsIt() {
    assertThat(
            operation(
                "jdk.internal.misc.Unsafe.park",
                "java.util.concurrent.locks.LockSupport.park",
                "java.util.concurrent.CompletableFuture$Signaller.block",
                "java.util.concurrent.ForkJoinPool.managedBlock",
                "java.util.concurrent.CompletableFuture.waitingGet",
                "java.util.concurrent.CompletableFuture.join",
                "java.util.concurrent.CompletableFuture$AsyncSupply.run",
                "java.lang.Thread.run"))
        .isEqualTo("java.util.concurrent.CompletableFuture.join");
  }

  @Test
  void anIdleWorkerTakesFromItsQueue() {
    assertThat(
            operation(
                "java.util.concurrent.locks.LockSupport.park",
                "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await",
                "java.util.concurrent.LinkedBlockingQueue.take",
                "java.util.concurrent.ThreadPoolExecutor.getTask",
                "java.util.concurrent.ThreadPoolExecutor.runWorker"))
        .isEqualTo("java.util.concurrent.LinkedBlockingQueue.take");
  }

  @Test
  void closingAnExecutorIsNotMerelyALatch() {
    assertThat(
            operation(
                "java.util.concurrent.locks.AbstractQueuedSynchronizer.acquire",
                "java.util.concurrent.CountDownLatch.await",
                "java.util.concurrent.ThreadPerTaskExecutor.awaitTermination",
                "java.util.concurrent.ThreadPerTaskExecutor.close",
                "com.acme.Main.main"))
        .isEqualTo("java.util.concurrent.ThreadPerTaskExecutor.close");
  }

  private static String operation(String... calls) {
    List<HeapFrame> frames = Stream.of(calls).map(OperationTest::frame).toList();
    HeapFrame operation = frames.get(Operation.index(frames));
    return operation.className() + "." + operation.method();
  }

  private static HeapFrame frame(String call) {
    int end = call.lastIndexOf('.');
    return new HeapFrame(
        call.substring(0, end), call.substring(end + 1), "()V", "", 1, HeapGraph.NONE);
  }
}
