package io.lostwake.jvm.hprof;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class RealDumpTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseZGC", "-XX:+UseSerialGC"})
  void virtualThreadsOfThisJdkAreReadWithTheirStacks(String collector) throws Exception {
    HeldProgram program = HeldProgram.run(HeldProgram.thisJava(), directory, "virtual", collector);
    try (HeapGraph graph = HeapGraph.open(program.dump())) {
      values(graph);
      stacks(graph, program);
      EverythingIn.read(graph);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseCompressedOops", "-XX:+UseCompactObjectHeaders"})
  void platformThreadsOfThisJdkAreReadWithTheirStacks(String option) throws Exception {
    HeldProgram program = HeldProgram.run(HeldProgram.thisJava(), directory, "platform", option);
    try (HeapGraph graph = HeapGraph.open(program.dump())) {
      values(graph);
      stacks(graph, program);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:-UseCompressedOops", "-XX:ObjectAlignmentInBytes=16"})
  void threadsOfJdk17AreReadWithTheirStacks(String option) throws Exception {
    HeldProgram program = HeldProgram.run(HeldProgram.java17(), directory, "platform", option);
    try (HeapGraph graph = HeapGraph.open(program.dump())) {
      values(graph);
      stacks(graph, program);
    }
  }

  @Test
  void aRealDumpCutAnywhereIsReadAsFarAsItGoes() throws Exception {
    HeldProgram program = HeldProgram.run(HeldProgram.thisJava(), directory, "virtual");
    Path packed = directory.resolve("packed");
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(program.dump(), gzip);
    }
    Random random = new Random(17);
    for (Path dump : List.of(program.dump(), packed)) {
      long size = Files.size(dump);
      int before = Integer.MAX_VALUE;
      for (int round = 0; round < 8; round++) {
        size -= 1 + random.nextLong(size / 5);
        try (FileChannel channel = FileChannel.open(dump, StandardOpenOption.WRITE)) {
          channel.truncate(size);
        }
        try (HeapGraph graph = HeapGraph.open(dump)) {
          assertThat(graph.isComplete()).isFalse();
          assertThat(graph.warnings().getFirst().where()).startsWith("byte ");
          assertThat(graph.objectCount()).isLessThanOrEqualTo(before);
          before = graph.objectCount();
          EverythingIn.read(graph);
        }
      }
    }
  }

  private static void values(HeapGraph graph) {
    assertThat(graph.warnings()).isEmpty();
    HeapClass held = requireNonNull(graph.classNamed("Held"));
    HeapClass node = requireNonNull(graph.classNamed("Held$Node"));
    HeapClass large = requireNonNull(graph.classNamed("Held$Large"));
    assertThat(graph.instances(node).count()).isEqualTo(1_234);
    assertThat(graph.instances(large).count()).isEqualTo(617);
    assertThat(graph.string(graph.staticReference(held, "WIDE"))).isEqualTo("w\u4e16\u754cide");
    assertThat(graph.string(graph.staticReference(held, "LATIN"))).isEqualTo("lat\u00e9in");
    assertThat(graph.staticNumber(held, "big", 0)).isEqualTo(1L << 50);
    assertThat(graph.staticNumber(held, "small", 0)).isEqualTo(-3);
    assertThat(graph.staticNumber(held, "yes", 0)).isEqualTo(1);
    int mixed = graph.staticReference(held, "MIXED");
    assertThat(graph.element(mixed, 1)).isEqualTo(HeapGraph.NONE);
    assertThat(graph.numberElement(graph.element(mixed, 2), 1)).isEqualTo(-2);
    assertThat(graph.classOf(graph.element(mixed, 3)).name()).isEqualTo("java.lang.String[][]");

    int nodes = graph.staticReference(held, "NODES");
    assertThat(graph.length(nodes)).isEqualTo(1_234);
    HeapField number = requireNonNull(node.field("number"));
    HeapField shared = requireNonNull(node.field("shared"));
    for (int i = 0; i < graph.length(nodes); i++) {
      int object = graph.element(nodes, i);
      assertThat(graph.number(object, number)).isEqualTo(i);
      assertThat(graph.string(graph.reference(object, shared))).isEqualTo("of node");
      assertThat(graph.reference(object, "next"))
          .isEqualTo(i == 0 ? HeapGraph.NONE : graph.element(nodes, i - 1));
    }
    int odd = graph.element(nodes, 1);
    assertThat(graph.number(odd, "number", 0)).isEqualTo(-9);
    assertThat(graph.number(odd, "letter", 0)).isEqualTo('x');
    assertThat(graph.number(odd, "part", 7)).as("a fraction is no number here").isEqualTo(7);
    assertThat(graph.string(graph.reference(odd, "shared"))).isEqualTo("of large");
  }

  /// The JVM itself shows stacks without hidden calls, those of lambdas and what parks a virtual
  /// thread.
  private static void stacks(HeapGraph graph, HeldProgram program) {
    int found = 0;
    for (HeapThread thread : graph.threads()) {
      String name = String.valueOf(graph.string(graph.reference(thread.object(), "name")));
      List<String> told = program.stacks().get(name);
      if (told == null) {
        continue;
      }
      found++;
      List<String> frames =
          thread.frames().stream()
              .map(call -> call.className() + "." + call.method() + ":" + line(call))
              .toList();
      assertThat(frames)
          .as(name)
          .containsSubsequence(told.stream().filter(call -> !call.contains("$$Lambda")).toList());
      String local = "local of " + name.substring("held-".length());
      int down = 0;
      for (int i = 0; i < frames.size(); i++) {
        if (frames.get(i).startsWith("Held.down:")) {
          down++;
          assertThat(thread.locals(i).mapToObj(graph::string)).contains(local);
        }
      }
      int number = Integer.parseInt(name.substring("held-".length()));
      assertThat(down).isEqualTo(number % 5 + 1);
    }
    assertThat(found).isEqualTo(HeldProgram.THREADS);
  }

  private static int line(HeapFrame call) {
    return call.line() == -1 ? -2 : call.line();
  }
}
