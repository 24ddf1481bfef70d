package io.lostwake.jvm.attach;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// How long a call may take. A JVM that does not answer blocks whoever reads its socket, and such a
/// read cannot be interrupted: the call is then left behind on a thread that ends with the process.
///
/// @param duration the longest time
record TimeLimit(Duration duration) {
  /// Makes the call.
  ///
  /// @throws TimeoutException if it does not end in time
  /// @throws ExecutionException if it fails
  <T> T call(String name, Callable<T> call)
      throws TimeoutException, ExecutionException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(call);
    Thread.ofPlatform().daemon().name(name).start(task);
    return task.get(duration.toNanos(), TimeUnit.NANOSECONDS);
  }
}
