package io.lostwake.bench;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import io.lostwake.jvm.hprof.References;
import io.lostwake.jvm.hprof.UnreadableHeapDumpException;
import java.io.IOException;
import java.nio.file.Path;

/// Opens a heap dump with Lostwake's reader, walks over every reference of every object, and reads
/// every stack with its locals: `FILE`. Prints the seconds until the index was there, until the
/// references were read, until they were walked, until the stacks were read; then the objects, the
/// references, and the calls.
public final class ReadHeapDump {

  private final long start = System.nanoTime();
  private long references;

  private ReadHeapDump() {}

  /// Reads once.
  ///
  /// @throws IOException if the file cannot be read
  /// @throws UnreadableHeapDumpException if it is no heap dump
  public static void main(String[] arguments) throws IOException, UnreadableHeapDumpException {
    new ReadHeapDump().read(Path.of(arguments[0]));
  }

  private void read(Path dump) throws IOException, UnreadableHeapDumpException {
    try (HeapGraph graph = HeapGraph.open(dump)) {
      printSeconds();
      References all = graph.references((_, _) -> true);
      printSeconds();
      for (int object = 0; object < graph.objectCount(); object++) {
        all.forEach(object, _ -> references++);
      }
      printSeconds();
      long calls = 0;
      for (HeapThread thread : graph.threads()) {
        calls += thread.frames().size();
        references += thread.locals().count();
      }
      printSeconds();
      System.out.printf("%d %d %d%n", graph.objectCount(), references, calls);
    }
  }

  private void printSeconds() {
    System.out.printf("%.2f ", (System.nanoTime() - start) / 1e9);
  }
}
