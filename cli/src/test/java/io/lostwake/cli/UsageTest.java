package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.testkit.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "count",
        "ps",
        "explain",
        "knowledge",
        "knowledge match",
        "demo",
        "completion"
      })
  void everyCommandHelpsWithAnExample(String command) {
    Run run = new Run().of((command + " --help").split(" "));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Examples:\n  ", "lostwake " + command);
    Golden.assertMatches("help/" + command.replace(" ", "-") + ".txt", run.out());
  }

  @Test
  void lostwakeItselfHelpsWithExamples() {
    Run run = new Run().of("--help");
    assertThat(run.exitCode()).isZero();
    Golden.assertMatches("help/lostwake.txt", run.out());
  }

  @Test
  void theVersionNamesTheJavaThatRunsIt() {
    Run run = new Run().of("--version");
    assertThat(run.out()).matches("lostwake \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(Java \\d+.*\\)\\R");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                | Which command?
          chekc                             | Unmatched argument at index 0: 'chekc'
          check                             | Missing required parameter: 'SOURCE'
          check --form json -               | Unknown option: '--form'
          check --format yaml -             | expected one of [text, json, ndjson
          check --fail-on maybe -           | expected one of [proven, likely, suspect, never]
          check --timeout soon -            | 'soon' is no time; write it like 30s or 5m
          check --max-bytes 0 -             | '0' is no size; write it like 64MiB or 1GiB
          check --max-goroutines -1 -       | --max-goroutines is 0 or more
          check --user eve -                | set LOSTWAKE_PASSWORD
          check --user a:b --bearer-file f - | give one
          check --bearer-file missing -     | --bearer-file missing cannot be read
          count --watch 5s -                | --watch needs a living process
          explain nothing                   | there is no cause 'nothing'; the causes are
          knowledge match --why-alive 1 -   | --why-alive belongs to lostwake check
          completion tcsh                   | expected one of [bash, zsh, fish]
          demo --only nothing               | there is no scenario of 'nothing'
          """)
  void wrongUsageIsSaidWithExitCode2(String line, String words) {
    Run run = new Run().of(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("lostwake: ").contains(words).contains("Try: lostwake");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void whatWasTypedCannotMoveTheCursor() {
    Run run = new Run().of("\033[2Jcheck");
    assertThat(run.err()).doesNotContain("\033");
  }

  @Test
  void anErrorOfLostwakeItselfSaysSoWithExitCode4() {
    Session.PasswordPrompt broken =
        question -> {
          throw new IllegalStateException("no keyboard");
        };
    Run run = new Run().prompt(broken).of("check", "--user", "eve", "http://127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("a bug in Lostwake", "no keyboard").doesNotContain("\tat ");
    Run verbose = new Run().prompt(broken).of("check", "--verbose", "--user", "eve", "-");
    assertThat(verbose.err()).contains("\tat ");
  }
}
