package io.lostwake.jvm.threads;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.Stack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramesTest {
  private HeapGraph graph;
  private JvmThreads threads;
  private Frames frames;

  @BeforeAll
  void dumpTheProgram(@TempDir Path directory) throws Exception {
    graph = StuckProgram.dump(directory, "PlacedThreads");
    threads = JvmThreads.of(graph);
    frames = new Frames(graph, threads);
  }

  @AfterAll
  void close() {
    graph.close();
  }

  @Test
  void aStackBeginsWithTheOperationThatTheProgramCalled() {
    assertThat(functions("same-0"))
        .containsExactly(
            "java.util.concurrent.SynchronousQueue.put",
            "PlacedThreads.put",
            "PlacedThreads.lambda$main",
            "java.lang.VirtualThread.run");
    assertThat(functions("platform"))
        .containsExactly(
            "java.util.concurrent.SynchronousQueue.put",
            "PlacedThreads.put",
            "PlacedThreads.lambda$main",
            "java.lang.Thread.run");
  }

  @Test
  void theInsideOfReflectionIsHidden() {
    assertThat(functions("reflective"))
        .containsExactly(
            "java.util.concurrent.SynchronousQueue.put",
            "PlacedThreads.put",
            "java.lang.reflect.Method.invoke",
            "PlacedThreads.reflect",
            "java.lang.VirtualThread.run");
  }

  @Test
  void threadsAtOnePlaceHaveOneStack() {
    assertThat(frames.of(named("same-1"))).isEqualTo(frames.of(named("same-0")));
    assertThat(frames.of(named("same-2"))).isEqualTo(frames.of(named("same-0")));
  }

  @Test
  void aFrameSaysWhereItIsAndWhose() {
    Stack stack = frames.of(named("same-0"));

    assertThat(stack.frames())
        .extracting(Frame::origin)
        .containsExactly(
            Origin.STANDARD_LIBRARY, Origin.APPLICATION, Origin.APPLICATION, Origin.RUNTIME);
    Frame innermost = stack.frames().getFirst();
    assertThat(innermost.file()).isEqualTo("java/util/concurrent/SynchronousQueue.java");
    assertThat(innermost.line()).isPositive();
    assertThat(stack.innermostApplicationFrame().orElseThrow().place())
        .matches("PlacedThreads.java:\\d+");
  }

  @Test
  void aFieldOfASubclassIsNotTakenForTheThreads() {
    JvmThread shadowing = named("shadowing");

    assertThat(shadowing.id()).isPositive();
    assertThat(shadowing.isDaemon()).isTrue();
    assertThat(shadowing.toString()).isEqualTo("thread #" + shadowing.id() + " \"shadowing\"");
  }

  @Test
  void aThreadThatNeverStartedIsNotThere() {
    assertThat(threads.all()).noneMatch(thread -> thread.name().equals("never started"));
  }

  @Test
  void aViewOfAThreadEqualsAnother() {
    JvmThread thread = named("same-0");

    assertThat(threads.byObject(thread.object())).isEqualTo(thread).isNotEqualTo(named("same-1"));
    assertThat(thread.isVirtual()).isTrue();
    assertThat(thread.isMounted()).isFalse();
    assertThat(thread.state()).isEqualTo(ThreadState.PARKED);
    assertThat(threads.hasEnded(thread.object())).isFalse();
    assertThat(threads.byObject(HeapGraph.NONE)).isNull();
  }

  @Test
  void theVersionIsThatOfTheProgram() {
    JvmVersion version = threads.version();

    assertThat(version.text()).isEqualTo(Runtime.version().toString());
    assertThat(version.feature()).isEqualTo(Runtime.version().feature());
    assertThat(version.whyNoProof()).isNull();
  }

  private List<String> functions(String thread) {
    return frames.of(named(thread)).frames().stream().map(Frame::function).toList();
  }

  private JvmThread named(String name) {
    return threads.all().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }
}
