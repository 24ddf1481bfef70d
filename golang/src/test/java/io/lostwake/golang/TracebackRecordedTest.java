package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import io.lostwake.testkit.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps of older Go, recorded by {@code src/test/recorded/record}. */
class TracebackRecordedTest {
  private static final Path RECORDED = Path.of("src", "test", "recorded");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lossy-stack-go1.19",
        "lossy-stack-go1.21.13",
        "lossy-stack-go1.24.13",
        "lossy-deadlock-go1.19",
        "lossy-deadlock-go1.21.13",
        "lossy-deadlock-go1.24.13",
      })
  void aRecordedDumpIsReadAsItWasReadBefore(String name) throws Exception {
    Snapshot snapshot = Tracebacks.read(Files.readAllBytes(RECORDED.resolve(name + ".txt")));

    assertThat(snapshot.warnings()).isEmpty();
    Golden.assertMatches("traceback/" + name + ".txt", Tracebacks.shown(snapshot));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy-deadlock-go1.19", "lossy-deadlock-go1.24.13"})
  void aDumpCutAnywhereIsReadUpToThere(String name) throws Exception {
    byte[] whole = Files.readAllBytes(RECORDED.resolve(name + ".txt"));
    long before = 0;
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      long total;
      try {
        Snapshot snapshot = Tracebacks.read(cut);
        total = snapshot.total();
        assertThat(snapshot.warnings())
            .extracting(Warning::kind)
            .allMatch(kind -> kind == Warning.Kind.RECORD_CUT_SHORT);
        if (isInsideCall(whole, length)) {
          assertThat(snapshot.warnings()).as("cut at %d", length).isNotEmpty();
        }
      } catch (UnreadableSourceException e) {
        assertThat(e).hasMessageNotContaining("\n");
        total = 0;
      }
      assertThat(total).as("cut at %d", length).isBetween(before, before + 1);
      before = total;
    }
    assertThat(Tracebacks.read(whole).total()).isBetween(before, before + 1);
  }

  /** Whether the cut leaves a call without its file, or the file without its line's end. */
  private static boolean isInsideCall(byte[] whole, int length) {
    int line = length;
    while (line > 0 && whole[line - 1] != '\n') {
      line--;
    }
    String text = new String(whole, line, length - line, StandardCharsets.UTF_8);
    boolean isHeader = "goroutine ".startsWith(text) || text.startsWith("goroutine ");
    return !text.isEmpty() && !isHeader && !text.contains(" +0x") && !text.startsWith("fatal");
  }
}
