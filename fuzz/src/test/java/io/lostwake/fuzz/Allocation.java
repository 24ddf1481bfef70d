package io.lostwake.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/// How much memory a reading asks for, which bounds what it can hold and, unlike time, is the same
/// on every machine.
final class Allocation {

  /// Windows and tables that do not depend on the input: 2 MiB for the readers. Jazzer's hooks,
  /// which look at the texts that are compared, take the rest.
  private static final long FIXED = 128L << 20;

  private static final long PER_BYTE = 2_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /// Reads, and checks that no more is asked for than so many bytes of input may take. The first
  /// reading of a kind also loads and instruments its classes, so one over the bound is repeated.
  static <T> T bounded(long inputBytes, Supplier<T> reading) {
    long bound = FIXED + PER_BYTE * inputBytes;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    T result = reading.get();
    if (THREADS.getCurrentThreadAllocatedBytes() - before > bound) {
      before = THREADS.getCurrentThreadAllocatedBytes();
      result = reading.get();
      assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
          .as("bytes allocated for %d bytes of input", inputBytes)
          .isLessThanOrEqualTo(bound);
    }
    return result;
  }
}
