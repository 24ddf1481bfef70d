package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Circumstances;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Stack;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Verdict;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Waiting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextCommandTest {
  private static final Wait RECEIVE = new Wait(WaitKind.CHAN_RECEIVE, "chan receive");

  @Test
  void whatIsProvenIsExplained() {
    assertThat(next(found("http://h:1", Verdict.PROVEN).diagnosis()))
        .isEqualTo("lostwake explain no-sender");
  }

  @Test
  void whatIsUnsureIsLookedAtAgain() {
    assertThat(next(found("http://h:1", Verdict.SUSPECT).diagnosis()))
        .isEqualTo("lostwake check --wait 30s http://h:1");
    assertThat(next(found("https://h:1", Verdict.LIKELY).diagnosis()))
        .isEqualTo("lostwake check --wait 30s https://h:1");
  }

  @Test
  void whatWasLookedAtTwiceOrCannotBeIsExplained() {
    assertThat(next(found("http://h:1", Verdict.SUSPECT).snapshots(2, 0).diagnosis()))
        .isEqualTo("lostwake explain no-sender");
    assertThat(next(found("dump.txt", Verdict.SUSPECT).diagnosis()))
        .isEqualTo("lostwake explain no-sender");
    assertThat(next(found("http://h:1", Verdict.SUSPECT).died("panic: x", false).diagnosis()))
        .isEqualTo("lostwake explain no-sender");
  }

  @Test
  void anEmptyResultOfAProcessIsWatched() {
    assertThat(next(new Situation("http://h:1", 3).diagnosis()))
        .isEqualTo("lostwake check --wait 30s http://h:1");
    assertThat(next(new Situation("http://h:1", 3).snapshots(2, 0).diagnosis()))
        .isEqualTo("lostwake count --watch 5s http://h:1");
  }

  @Test
  void anEmptyResultOfAFileIsUnfoldedWhenThereIsSomethingFolded() {
    assertThat(next(idle("dump.txt").diagnosis())).isEqualTo("lostwake check --all dump.txt");
    assertThat(NextCommand.of(List.of(idle("dump.txt").diagnosis()), true)).isEmpty();
    assertThat(next(new Situation("dump.txt", 0).diagnosis())).isEmpty();
    assertThat(next(idle("-").diagnosis())).isEmpty();
  }

  @Test
  void theSurestFindingOfAllTargetsDecides() {
    assertThat(
            next(
                new Situation("http://a", 1).diagnosis(),
                found("http://b", Verdict.SUSPECT).diagnosis(),
                found("http://c", Verdict.LIKELY).diagnosis()))
        .isEqualTo("lostwake check --wait 30s http://c");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          dump.txt,          dump.txt
          a b.txt,           'a b.txt'
          it's.txt,          "'it'\\''s.txt'"
          $(reboot);`x`,     "'$(reboot);`x`'"
          -rf,               ./-rf
          ~kim/dump,         '~kim/dump'
          支払い.txt,          '支払い.txt'
          """)
  void theSourceIsQuotedForAShell(String name, String quoted) {
    assertThat(next(idle(name).diagnosis())).isEqualTo("lostwake check --all " + quoted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u001bb", "a\nb", "\u202ea"})
  void aSourceThatCannotBeShownIsNoCommand(String name) {
    assertThat(next(idle(name).diagnosis())).isEmpty();
  }

  private static Situation found(String name, Verdict verdict) {
    return new Situation(name, 9)
        .found(new Story(verdict, "no-sender", 9, "9 wait", RECEIVE, Stack.EMPTY));
  }

  private static Situation idle(String name) {
    return new Situation(name, 1)
        .expected(
            new Waiting(
                StrandKind.GOROUTINE,
                1,
                "idle",
                RECEIVE,
                null,
                Stack.EMPTY,
                null,
                Circumstances.NONE,
                "",
                List.of()));
  }

  private static String next(Diagnosis... diagnoses) {
    return NextCommand.of(List.of(diagnoses), false).orElse("");
  }
}
