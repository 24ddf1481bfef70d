package io.lostwake.jvm.hprof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Where the objects of a dump are, in ranges of whole records.
final class Segments {
  /// Ranges that one thread goes over at a time have so many bytes together, or more.
  private static final long GROUP = 8L << 20;

  private static final int MOST_THREADS = 4;

  private final Longs starts = new Longs();
  private final Longs ends = new Longs();

  /// Something to do with consecutive ranges.
  @FunctionalInterface
  interface Work<T> {
    /// Does it, while other threads may do it with other ranges.
    T with(Segments group) throws IOException;
  }

  void add(long start, long end) {
    starts.add(start);
    ends.add(end);
  }

  int size() {
    return starts.size();
  }

  long start(int index) {
    return starts.get(index);
  }

  long end(int index) {
    return ends.get(index);
  }

  /// Does something with all ranges, in groups, on several threads.
  ///
  /// @return the results in the order of the ranges
  <T> List<T> inParallel(Work<T> work) throws IOException {
    List<Callable<T>> tasks = new ArrayList<>();
    for (Segments group : groups()) {
      tasks.add(() -> work.with(group));
    }
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    if (tasks.size() == 1 || threads == 1) {
      List<T> results = new ArrayList<>();
      for (Segments group : groups()) {
        results.add(work.with(group));
      }
      return results;
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : executor.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading", e);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private static IOException rethrown(@Nullable Throwable cause) {
    return switch (cause) {
      case IOException failure -> failure;
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      case null, default -> new IOException(cause);
    };
  }

  private List<Segments> groups() {
    List<Segments> groups = new ArrayList<>();
    Segments group = new Segments();
    long bytes = 0;
    for (int i = 0; i < size(); i++) {
      group.add(start(i), end(i));
      bytes += end(i) - start(i);
      if (bytes >= GROUP) {
        groups.add(group);
        group = new Segments();
        bytes = 0;
      }
    }
    if (group.size() > 0) {
      groups.add(group);
    }
    return groups;
  }
}
