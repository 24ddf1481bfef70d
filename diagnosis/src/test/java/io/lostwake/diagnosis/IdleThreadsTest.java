package io.lostwake.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.Stack;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Verdict;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads of real programs, as {@code Thread.getStackTrace} showed them. */
class IdleThreadsTest {
  private static final Path STACKS = Path.of("src/test/resources/io/lostwake/diagnosis/stacks");
  private static final Pattern HEADER =
      Pattern.compile("#(\\d+) \"(.*)\" (virtual )?(?:daemon )?([A-Z_]+) in .*");
  private static final Pattern CALL =
      Pattern.compile(" {4}(?:[a-z.]+/)?([^(]+)\\((.*?)(?::(\\d+))?\\)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdk-21.0.8",
        "jdk-25.0.3",
        "jetty-12.0.22",
        "jetty-12.0.22-virtual",
        "helidon-4.2.2"
      })
  void whatLibrariesLeaveIdleWaitsByDesign(String name) throws IOException {
    Heap heap = new Heap();
    for (Heap.Place place : read(STACKS.resolve(name + ".txt"))) {
      heap.with(place);
    }
    Diagnosis diagnosis = Examiner.withBuiltInKnowledge().examine(List.of(heap.snapshot()));
    assertThat(diagnosis.findings())
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT))
        .allSatisfy(finding -> assertThat(finding.culprit()).isNotNull());
    assertThat(diagnosis.unclear())
        .extracting(Waiting::stack)
        .filteredOn(stack -> stack.innermostApplicationFrame().isEmpty())
        .isEmpty();
    assertThat(diagnosis.expected()).hasSizeGreaterThan(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jetty-12.0.22", "jetty-12.0.22-virtual", "helidon-4.2.2"})
  void aRequestThatHangsInOnesOwnCodeIsNotIdle(String name) throws IOException {
    List<Heap.Place> stuck =
        read(STACKS.resolve(name + ".txt")).stream()
            .filter(place -> calls(place, "java.util.concurrent.CountDownLatch.await"))
            .toList();
    assertThat(stuck).hasSize(2);
    Heap heap = new Heap();
    stuck.forEach(heap::lost);
    assertThat(Examiner.withBuiltInKnowledge().examine(List.of(heap.snapshot())).findings())
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.PROVEN));
  }

  private static boolean calls(Heap.Place place, String function) {
    return new Stack(place.frames(), 0).calls(function);
  }

  private static List<Heap.Place> read(Path file) throws IOException {
    List<Heap.Place> places = new ArrayList<>();
    List<Frame> frames = new ArrayList<>();
    for (String line : Files.readAllLines(file).reversed()) {
      Matcher call = CALL.matcher(line);
      Matcher header = HEADER.matcher(line);
      if (call.matches()) {
        int number = call.group(3) == null ? 0 : Integer.parseInt(call.group(3));
        frames.addFirst(new Frame(call.group(1), call.group(2), number, origin(call.group(1))));
      } else {
        assertThat(header.matches()).as(line).isTrue();
        places.add(place(header, frames));
        frames = new ArrayList<>();
      }
    }
    return places;
  }

  private static Heap.Place place(Matcher header, List<Frame> frames) {
    return new Heap.Place(
        header.group(3) == null ? StrandKind.PLATFORM_THREAD : StrandKind.VIRTUAL_THREAD,
        Long.parseLong(header.group(1)),
        header.group(2),
        0,
        switch (header.group(4)) {
          case "RUNNABLE" -> frames.isEmpty() ? WaitKind.RUNNABLE : WaitKind.SYSTEM_CALL;
          case "TIMED_WAITING" -> WaitKind.TIMED_WAIT;
          case "WAITING" ->
              new Stack(frames, 0).calls("java.lang.Object.wait")
                  ? WaitKind.CONDITION_WAIT
                  : WaitKind.PARK;
          default -> throw new IllegalStateException(header.group(4));
        },
        frames);
  }

  private static Origin origin(String function) {
    if (function.matches("(?:java|jdk|sun)\\..*")) {
      return Origin.STANDARD_LIBRARY;
    }
    return function.matches("(?:org|io)\\..*") ? Origin.LIBRARY : Origin.APPLICATION;
  }
}
