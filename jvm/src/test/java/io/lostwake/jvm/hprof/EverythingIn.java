package io.lostwake.jvm.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Warning;
import java.util.List;

/// Asks a graph everything that can be asked, whatever dump it came from.
final class EverythingIn {
  private EverythingIn() {}

  /// Asks. Whatever is thrown is a mistake of the reader.
  static void read(HeapGraph graph) {
    assertThat(graph.isComplete()).isEqualTo(graph.warnings().isEmpty());
    for (Warning warning : graph.warnings()) {
      assertThat(warning.says()).isNotBlank();
    }
    for (int object = 0; object < graph.objectCount(); object++) {
      assertThat(graph.object(graph.id(object))).isEqualTo(object);
      object(graph, object);
    }
    for (HeapClass type : graph.classes()) {
      assertThat(type.name()).isNotNull();
      type.isA("nothing");
      graph.staticReference(type, "shared");
      graph.staticNumber(type, "count", 0);
      graph.instances(type).forEach(object -> assertThat(object).isNotNegative());
    }
    for (HeapThread thread : graph.threads()) {
      List<HeapFrame> frames = thread.frames();
      for (int frame = 0; frame < Math.min(frames.size(), 100); frame++) {
        thread.locals(frame).forEach(local -> there(graph, local));
      }
      thread.locals().forEach(local -> there(graph, local));
    }
    graph.roots().forEach(root -> there(graph, root.object()));
    References references = graph.references((type, field) -> true);
    for (int object = 0; object < graph.objectCount(); object++) {
      references.forEach(object, target -> there(graph, target));
    }
  }

  private static void object(HeapGraph graph, int object) {
    HeapClass type = graph.classOf(object);
    for (HeapField field : type.fields()) {
      graph.reference(object, field);
      graph.number(object, field);
      graph.reference(object, field.name());
      graph.number(object, field.name(), 0);
    }
    graph.string(object);
    for (int index = 0; index < Math.min(3, graph.length(object)); index++) {
      int element = graph.element(object, index);
      if (element != HeapGraph.NONE) {
        there(graph, element);
      }
    }
  }

  private static void there(HeapGraph graph, int object) {
    assertThat(object).isBetween(0, graph.objectCount() - 1);
  }
}
