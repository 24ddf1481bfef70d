package io.lostwake.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapField;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import io.lostwake.jvm.hprof.References;
import io.lostwake.jvm.hprof.UnreadableHeapDumpException;
import io.lostwake.model.Warning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class HeapGraphFuzzTest {

  /// Enough for every kind of record, several times.
  private static final int LARGEST_INPUT = 16 << 10;

  @DictionaryFile(resourcePath = "hprof.dict")
  @MethodSource("io.lostwake.fuzz.HeapDumpSeeds#dumps")
  @FuzzTest
  void everyDumpIsReadOrRefused(byte[] input) throws IOException {
    byte[] bytes = Arrays.copyOf(input, Math.min(input.length, LARGEST_INPUT));
    Path file = Files.createTempFile("lostwake-fuzz", ".hprof");
    try {
      Files.write(file, bytes);
      Allocation.bounded(bytes.length, () -> isRead(file));
    } finally {
      Files.delete(file);
    }
  }

  private static boolean isRead(Path file) {
    try (HeapGraph graph = HeapGraph.open(file)) {
      everythingCanBeAsked(graph);
      return true;
    } catch (UnreadableHeapDumpException e) {
      Sound.words(e.getMessage());
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("a small file cannot fail", e);
    }
  }

  private static void everythingCanBeAsked(HeapGraph graph) {
    assertThat(graph.isComplete()).isEqualTo(graph.warnings().isEmpty());
    for (Warning warning : graph.warnings()) {
      Sound.words(warning.where());
      Sound.words(warning.says());
      Sound.words(warning.cost());
    }
    References references = graph.references((type, field) -> true);
    for (int object = 0; object < graph.objectCount(); object++) {
      assertThat(graph.object(graph.id(object))).isEqualTo(object);
      HeapClass type = graph.classOf(object);
      int fields = 0;
      for (HeapField field : type.fields()) {
        graph.reference(object, field);
        graph.number(object, field);
        fields++;
        if (fields > 50) {
          break;
        }
      }
      graph.string(object);
      if (graph.length(object) > 0) {
        graph.element(object, 0);
      }
      references.forEach(
          object, target -> assertThat(target).isBetween(0, graph.objectCount() - 1));
    }
    for (HeapThread thread : graph.threads()) {
      int frames = Math.min(100, thread.frames().size());
      for (int frame = 0; frame < frames; frame++) {
        thread.locals(frame).forEach(local -> assertThat(local).isNotNegative());
      }
      thread.locals().forEach(local -> assertThat(local).isNotNegative());
    }
  }
}
