package io.lostwake.jvm.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbeans.lib.profiler.heap.FieldValue;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

/// What the reader of NetBeans tells of the same dump. It cannot read dumps with virtual threads.
@Timeout(300)
class OracleTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void anotherReaderTellsTheSameOfEveryObject(int version) throws Exception {
    Path java = version == 17 ? HeldProgram.java17() : HeldProgram.thisJava();
    Path dump = HeldProgram.run(java, directory, "platform").dump();
    Heap other = HeapFactory.createHeap(dump.toFile());
    try (HeapGraph graph = HeapGraph.open(dump)) {
      classes(graph, other);
      int compared = 0;
      for (Iterator<?> all = other.getAllInstancesIterator(); all.hasNext(); compared++) {
        instance(graph, (Instance) all.next());
      }
      assertThat(compared).isGreaterThan(10_000);
    }
  }

  private static void classes(HeapGraph graph, Heap other) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int object = 0; object < graph.objectCount(); object++) {
      counts.merge(graph.classOf(object).object(), 1, Integer::sum);
    }
    int compared = 0;
    for (Object each : other.getAllClasses()) {
      JavaClass type = (JavaClass) each;
      int object = graph.object(type.getJavaClassId());
      HeapClass own = graph.asClass(object);
      assertThat(own).as(type.getName()).isNotNull();
      if (own != null && !own.name().equals("java.lang.Class")) {
        assertThat(own.name().replaceFirst("/0x", "+0x")).isEqualTo(type.getName());
        assertThat(counts.getOrDefault(object, 0))
            .as(type.getName())
            .isEqualTo(type.getInstancesCount());
        statics(graph, own, type);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  private static void statics(HeapGraph graph, HeapClass own, JavaClass type) {
    for (Object each : type.getStaticFieldValues()) {
      FieldValue value = (FieldValue) each;
      String name = value.getField().getName();
      if (value instanceof ObjectFieldValue reference) {
        if (name.startsWith("<")) {
          continue;
        }
        assertThat(graph.staticReference(own, name)).isEqualTo(number(graph, reference));
      } else if (isWhole(value.getField().getType().getName())) {
        assertThat(graph.staticNumber(own, name, 12345))
            .as("%s.%s", own, name)
            .isEqualTo(number(value.getValue(), value.getField().getType().getName()));
      }
    }
  }

  private static void instance(HeapGraph graph, Instance instance) {
    int object = graph.object(instance.getInstanceId());
    assertThat(object).isNotNegative();
    if (instance instanceof ObjectArrayInstance array) {
      assertThat(graph.length(object)).isEqualTo(array.getLength());
      int index = 0;
      for (Object element : array.getValues()) {
        int expected = element == null ? -1 : graph.object(((Instance) element).getInstanceId());
        assertThat(graph.element(object, index)).isEqualTo(expected);
        index++;
      }
    } else if (instance instanceof PrimitiveArrayInstance array) {
      assertThat(graph.length(object)).isEqualTo(array.getLength());
      String type = graph.classOf(object).name().replace("[]", "");
      for (int i = 0; isWhole(type) && i < Math.min(50, array.getLength()); i++) {
        assertThat(graph.numberElement(object, i))
            .isEqualTo(number((String) array.getValues().get(i), type));
      }
    } else if (graph.asClass(object) == null) {
      fields(graph, instance, object);
    }
  }

  private static void fields(HeapGraph graph, Instance instance, int object) {
    HeapClass type = graph.classOf(object);
    int compared = 0;
    for (Object each : instance.getFieldValues()) {
      FieldValue value = (FieldValue) each;
      String declaring = value.getField().getDeclaringClass().getName();
      for (HeapField field : type.fields()) {
        if (!field.name().equals(value.getField().getName())
            || !field.declaringClass().replaceFirst("/0x", "+0x").equals(declaring)) {
          continue;
        }
        compared++;
        if (value instanceof ObjectFieldValue reference) {
          assertThat(graph.reference(object, field)).isEqualTo(number(graph, reference));
        } else if (field.type().isWhole()) {
          assertThat(graph.number(object, field))
              .as("%s.%s", type, field)
              .isEqualTo(number(value.getValue(), value.getField().getType().getName()));
        }
      }
    }
    assertThat(compared).as("%s", type).isEqualTo(type.fields().size());
  }

  private static int number(HeapGraph graph, ObjectFieldValue value) {
    Instance instance = value.getInstance();
    return instance == null ? HeapGraph.NONE : graph.object(instance.getInstanceId());
  }

  private static boolean isWhole(String type) {
    return !type.equals("float") && !type.equals("double");
  }

  private static long number(String text, String type) {
    return switch (type) {
      case "boolean" -> text.equals("true") || text.equals("1") ? 1 : 0;
      case "char" -> text.charAt(0);
      default -> Long.parseLong(text);
    };
  }
}
