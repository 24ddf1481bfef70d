package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.WaitKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitReasonsTest {
  private static final Pattern REASON =
      Pattern.compile("^\\s+waitReason\\w+:\\s+\"(.+)\",$", Pattern.MULTILINE);

  /** Test code that waits for test code, and a state without a reason: no kind fits. */
  private static final Set<String> WITHOUT_KIND = Set.of("synctest.Run", "synctest.Wait");

  @Test
  void everyReasonOfTheGoOnThisMachineIsKnown() throws Exception {
    Process go = new ProcessBuilder("go", "env", "GOROOT").start();
    Path root =
        Path.of(new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());

    List<String> reasons;
    try (Stream<String> found =
        REASON
            .matcher(Files.readString(root.resolve("src/runtime/runtime2.go")))
            .results()
            .map(r -> r.group(1))) {
      reasons = found.toList();
    }

    assertThat(reasons).hasSizeGreaterThan(40);
    assertThat(reasons)
        .filteredOn(r -> !WITHOUT_KIND.contains(r))
        .allSatisfy(r -> assertThat(WaitReasons.kindOf(r)).isNotEqualTo(WaitKind.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({
    "chan receive (durable), CHAN_RECEIVE",
    "chan send (synctest), CHAN_SEND",
    "sleep (durable), SLEEP",
    "select (no cases) (durable), SELECT_NO_CASES",
    "sync.WaitGroup.Wait (durable), WAIT_GROUP_WAIT",
    "chan send (nil chan), CHAN_SEND_NIL",
    "waiting, UNKNOWN",
    "leaked, UNKNOWN",
    "'', UNKNOWN",
  })
  void marksOfTestBubblesDoNotChangeTheKind(String text, WaitKind kind) {
    assertThat(WaitReasons.kindOf(text)).isEqualTo(kind);
  }
}
