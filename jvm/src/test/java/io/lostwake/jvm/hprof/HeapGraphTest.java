package io.lostwake.jvm.hprof;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapGraphTest {
  @TempDir Path directory;

  private HeapGraph open(byte[] dump) throws IOException, UnreadableHeapDumpException {
    Path file = directory.resolve("a.hprof");
    Files.write(file, dump);
    return HeapGraph.open(file);
  }

  private static List<String> names(HeapGraph graph, Iterable<Integer> objects) {
    List<String> names = new ArrayList<>();
    objects.forEach(object -> names.add(Long.toHexString(graph.id(object))));
    return names;
  }

  private static List<String> referencesOf(HeapGraph graph, References references, long id) {
    List<Integer> found = new ArrayList<>();
    references.forEach(graph.object(id), found::add);
    return names(graph, found);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void objectsAreNumberedByIdWithoutGaps(int idSize) throws Exception {
    try (HeapGraph graph = open(SmallDump.withIds(idSize))) {
      assertThat(graph.isComplete()).isTrue();
      assertThat(graph.warnings()).isEmpty();
      assertThat(graph.takenAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_123L));
      assertThat(graph.objectCount()).isEqualTo(6 + 7 + 1);
      for (int object = 0; object < graph.objectCount(); object++) {
        assertThat(graph.object(graph.id(object))).isEqualTo(object);
      }
      assertThat(graph.object(0)).isEqualTo(HeapGraph.NONE);
      assertThat(graph.object(SmallDump.NOWHERE)).isEqualTo(HeapGraph.NONE);
      assertThat(graph.object(SmallDump.LEFT + 1)).isEqualTo(HeapGraph.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void classesKnowTheirNamesFieldsAndWhatTheyExtend(int idSize) throws Exception {
    try (HeapGraph graph = open(SmallDump.withIds(idSize))) {
      HeapClass derived = graph.classOf(graph.object(SmallDump.LEFT));
      assertThat(derived.name()).isEqualTo("acme.Derived");
      assertThat(graph.classNamed("acme.Derived")).isSameAs(derived);
      assertThat(graph.asClass(derived.object())).isSameAs(derived);
      assertThat(graph.asClass(graph.object(SmallDump.LEFT))).isNull();
      assertThat(graph.classOf(derived.object()).name()).isEqualTo("java.lang.Class");
      assertThat(derived.isA("acme.Base")).isTrue();
      assertThat(derived.isA("java.lang.Object")).isTrue();
      assertThat(derived.isA("acme")).isFalse();
      assertThat(graph.id(derived.loader())).isEqualTo(SmallDump.LOADER);
      assertThat(graph.id(derived.protectionDomain())).isEqualTo(SmallDump.RIGHT);
      assertThat(derived.fields())
          .containsExactly(
              new HeapField("acme.Derived", "next", FieldType.OBJECT, 0),
              new HeapField("acme.Derived", "count", FieldType.SHORT, idSize),
              new HeapField("acme.Base", "next", FieldType.OBJECT, idSize + 2),
              new HeapField("acme.Base", "count", FieldType.INT, 2 * idSize + 2));
      assertThat(graph.classOf(graph.object(SmallDump.ARRAY)).name())
          .isEqualTo("java.lang.Object[]");
      assertThat(graph.classOf(graph.object(SmallDump.LONGS)).name()).isEqualTo("long[]");
      HeapClass base = requireNonNull(graph.classNamed("acme.Base"));
      assertThat(names(graph, graph.instances(base).boxed().toList()))
          .containsExactly("2000", "2008");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void fieldsElementsAndStaticsAreRead(int idSize) throws Exception {
    try (HeapGraph graph = open(SmallDump.withIds(idSize))) {
      int left = graph.object(SmallDump.LEFT);
      int array = graph.object(SmallDump.ARRAY);
      HeapClass base = requireNonNull(graph.classNamed("acme.Base"));
      HeapField inherited = requireNonNull(base.field("count"));
      HeapClass derived = graph.classOf(left);
      assertThat(graph.id(graph.reference(left, "next"))).isEqualTo(SmallDump.RIGHT);
      assertThat(graph.number(left, "count", 0)).isEqualTo(-2);
      assertThat(graph.number(left, "next", 9)).isEqualTo(9);
      assertThat(graph.number(left, "missing", 9)).isEqualTo(9);
      assertThat(graph.number(left, inherited)).isEqualTo(70_000);
      assertThat(graph.reference(graph.object(SmallDump.RIGHT), "next")).isEqualTo(-1);
      assertThat(graph.length(array)).isEqualTo(3);
      assertThat(graph.length(left)).isEqualTo(-1);
      assertThat(graph.id(graph.element(array, 0))).isEqualTo(SmallDump.LEFT);
      assertThat(graph.element(array, 1)).isEqualTo(HeapGraph.NONE);
      assertThat(graph.element(array, 3)).isEqualTo(HeapGraph.NONE);
      assertThat(graph.numberElement(graph.object(SmallDump.LONGS), 0)).isEqualTo(1L << 40);
      assertThat(graph.string(graph.object(SmallDump.TEXT))).isEqualTo("one");
      assertThat(graph.string(left)).isNull();
      assertThat(graph.staticReference(derived, "shared")).isEqualTo(array);
      assertThat(graph.staticReference(derived, "count")).isEqualTo(HeapGraph.NONE);
      assertThat(graph.staticNumber(derived, "count", 0)).isEqualTo(-5);
      assertThat(graph.staticNumber(derived, "value", 4)).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void rootsOfThreadsAreWithTheirThreads(int idSize) throws Exception {
    try (HeapGraph graph = open(SmallDump.withIds(idSize))) {
      assertThat(graph.roots())
          .containsExactly(
              new Root(Root.Kind.UNKNOWN, graph.object(SmallDump.LEFT)),
              new Root(Root.Kind.JNI_GLOBAL, graph.object(SmallDump.RIGHT)),
              new Root(Root.Kind.STICKY_CLASS, graph.object(SmallDump.OBJECT)),
              new Root(Root.Kind.MONITOR_USED, graph.object(SmallDump.ARRAY)),
              new Root(Root.Kind.UNKNOWN, graph.object(SmallDump.TEXT)),
              new Root(Root.Kind.UNKNOWN, graph.object(SmallDump.LONGS)));
      assertThat(graph.threads()).hasSize(2);
      HeapThread thread = graph.threads().getFirst();
      int type = graph.object(SmallDump.DERIVED);
      assertThat(thread.serial()).isEqualTo(7);
      assertThat(thread.object()).isEqualTo(graph.object(SmallDump.THREAD));
      assertThat(thread.frames())
          .containsExactly(
              new HeapFrame("acme.Derived", "run", "()V", "Derived.java", 12, type),
              new HeapFrame("acme.Derived", "run", "()V", "", -1, type),
              new HeapFrame("", "run", "()V", "Derived.java", 0, HeapGraph.NONE));
      assertThat(names(graph, thread.locals(0).boxed().toList())).containsExactly("2000");
      assertThat(names(graph, thread.locals(1).boxed().toList())).containsExactly("2018", "2028");
      assertThat(names(graph, thread.locals().boxed().toList()))
          .containsExactly("2000", "2018", "2008", "2028");
      HeapThread nameless = graph.threads().get(1);
      assertThat(nameless.object()).as("a thread of which only locals are told").isEqualTo(-1);
      assertThat(nameless.frames()).isEmpty();
      assertThat(names(graph, nameless.locals().boxed().toList())).containsExactly("2010");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void referencesAreThoseOfFieldsElementsStaticsAndClasses(int idSize) throws Exception {
    try (HeapGraph graph = open(SmallDump.withIds(idSize))) {
      References all = graph.references((type, field) -> true);
      assertThat(referencesOf(graph, all, SmallDump.LEFT)).containsExactly("1140", "2008", "2010");
      assertThat(referencesOf(graph, all, SmallDump.RIGHT)).containsExactly("1140");
      assertThat(referencesOf(graph, all, SmallDump.ARRAY)).containsExactly("10c0", "2000", "2018");
      assertThat(referencesOf(graph, all, SmallDump.LONGS)).isEmpty();
      assertThat(referencesOf(graph, all, SmallDump.DERIVED))
          .containsExactly("1040", "1100", "1180", "2008", "2018", "2010");
      assertThat(all.dangling()).isEqualTo(1);

      References some =
          graph.references((type, field) ->
              !(type.name().equals("acme.Derived") && field.declaringClass().equals("acme.Base")));
      assertThat(referencesOf(graph, some, SmallDump.LEFT)).containsExactly("1140", "2008");
    }
  }

  @Test
  void aDumpInSeveralMembersOfGzipIsTheSame() throws Exception {
    byte[] dump = SmallDump.withIds(8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int at = 0; at < dump.length; at += 100) {
      try (GZIPOutputStream member = new GZIPOutputStream(packed)) {
        member.write(dump, at, Math.min(100, dump.length - at));
      }
    }
    try (HeapGraph graph = open(packed.toByteArray())) {
      assertThat(graph.isComplete()).isTrue();
      assertThat(graph.objectCount()).isEqualTo(14);
      assertThat(graph.string(graph.object(SmallDump.TEXT))).isEqualTo("one");
    }
  }
}
