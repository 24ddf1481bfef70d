package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String TIMEOUT = "no-receiver/timeout";

  @TempDir private Path directory = Path.of("");

  @Test
  void findingsAreReportedOnStandardOutputWithExitCode1() {
    Run run = new Run().of("check", leaking("before.debug2"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("LIKELY", "no-receiver", "main.go:27");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aHealthyProcessEndsWithExitCode0() {
    String file = Recorded.file(directory, Recorded.fixed(TIMEOUT, "before.debug2"));
    Run run = new Run().of("check", file);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).doesNotContain("LIKELY").doesNotContain("SUSPECT");
  }

  @Test
  void failOnDecidesWhichVerdictsEndWithExitCode1() {
    String file = leaking("before.debug2");
    assertThat(new Run().of("check", "--fail-on", "proven", file).exitCode()).isZero();
    assertThat(new Run().of("check", "--fail-on", "suspect", file).exitCode()).isEqualTo(1);
    assertThat(new Run().of("check", "--fail-on", "never", file).exitCode()).isZero();
    String proven = leaking("before.goroutineleak.debug2");
    assertThat(new Run().of("check", "--fail-on", "proven", proven).exitCode()).isEqualTo(1);
  }

  @Test
  void everyFormatIsReadFromStandardInputCompressedOrNot() {
    for (String name : new String[] {"before.debug0.pb", "before.debug1", "before.debug2"}) {
      Run run = new Run().input(Recorded.leaking(TIMEOUT, name).open()).of("check", "-");
      assertThat(run.out()).as(name).containsPattern("4[23] goroutines");
      assertThat(run.exitCode()).as(name).isLessThan(2);
    }
    String text = Recorded.leaking(TIMEOUT, "before.debug2").text();
    assertThat(new Run().input(text).of("check", "-").out())
        .contains("main.go:27")
        .doesNotContain("standard input");
  }

  @Test
  void oneOfSeveralDumpsInALogIsPicked() throws IOException {
    String one = "panic: one\n\n" + Recorded.leaking(TIMEOUT, "before.debug2").text();
    String two = "panic: two\n\n" + Recorded.fixed(TIMEOUT, "before.debug2").text();
    String log = one + "exit status 2\n" + two;
    Run last = new Run().input(log).of("check", "-");
    assertThat(last.exitCode()).isZero();
    assertThat(last.err()).contains("2 dumps in this file", "the last one is diagnosed");
    Run first = new Run().input(log).of("check", "--dump", "1", "-");
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.out()).contains("main.go:27");
    Run none = new Run().input(log).of("check", "--dump", "3", "-");
    assertThat(none.exitCode()).isEqualTo(3);
    assertThat(none.err()).contains("there is no dump 3", "panic: one", "panic: two");
    Path heap = Files.writeString(directory.resolve("heap.hprof"), "JAVA PROFILE 1.0.2\0");
    Run jvm = new Run().of("check", "--dump", "2", heap.toString());
    assertThat(jvm.exitCode()).isEqualTo(3);
    assertThat(jvm.err()).contains("--dump picks one of the dumps in a log");
  }

  @Test
  void twoDumpsOfOneProcessAreJoined() {
    Run run = new Run().of("check", leaking("before.debug2"), leaking("after.debug2"));
    assertThat(run.out()).contains("since the first snapshot", "more in the later dump");
  }

  @Test
  void dumpsOfDifferentProcessesAreReportedSideBySide() {
    String other =
        Recorded.file(directory, Recorded.leaking("no-sender/range-without-close", "after.debug2"));
    Run run = new Run().of("check", "--format", "json", leaking("before.debug2"), other);
    assertThat(run.out()).contains("\"reports\"").doesNotContain("\"snapshots\": 2");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aSourceThatCannotBeReadDoesNotHideTheOthers() {
    Run run =
        new Run().of("check", directory.resolve("missing").toString(), leaking("before.debug2"));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).startsWith("lostwake: ").contains("no such file").hasLineCount(1);
    assertThat(run.out()).contains("main.go:27");
  }

  @Test
  void whatIsNoDumpIsRefusedInOneLine() {
    Run run = new Run().input("hello, world\n").of("check", "-");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).startsWith("lostwake: standard input: ").hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void verboseShowsWhereASourceFailed() {
    Run run = new Run().of("check", "--verbose", directory.resolve("missing").toString());
    assertThat(run.err()).contains("UnreadableSourceException", "\tat ");
  }

  @Test
  void theReportGoesToAFileWithoutColours() throws IOException {
    Path file = directory.resolve("report.txt");
    Run run =
        new Run()
            .screen(new Screen(true, true, 100))
            .of("check", "-o", file.toString(), leaking("before.debug2"));
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(file)).contains("main.go:27").doesNotContain("\033");
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforeTheWork() {
    Run missing = new Run().of("check", "-o", directory.resolve("a/b").toString(), "-");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("there is no directory");
    Run folder = new Run().of("check", "-o", directory.toString(), "-");
    assertThat(folder.exitCode()).isEqualTo(2);
    assertThat(folder.err()).contains("is a directory");
  }

  @Test
  void coloursAreForTerminalsUnlessSomebodySaysOtherwise() {
    Screen terminal = new Screen(true, true, 100);
    String file = leaking("before.debug2");
    assertThat(new Run().of("check", file).out()).doesNotContain("\033");
    assertThat(new Run().screen(terminal).of("check", file).out()).contains("\033[");
    assertThat(new Run().screen(terminal).environment("NO_COLOR", "1").of("check", file).out())
        .doesNotContain("\033");
    assertThat(new Run().screen(terminal).environment("TERM", "dumb").of("check", file).out())
        .doesNotContain("\033");
    assertThat(new Run().screen(terminal).of("check", "--color", "never", file).out())
        .doesNotContain("\033");
    assertThat(new Run().environment("NO_COLOR", "1").of("check", "--color=always", file).out())
        .contains("\033[");
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    Run run =
        new Run()
            .screen(new Screen(true, true, 60))
            .of("check", "--color", "never", "--all", leaking("before.debug2"));
    assertThat(run.out().lines().filter(line -> !line.contains("next")))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
  }

  @Test
  void whoeverStopsReadingIsNotToldAboutIt() {
    Run run = new Run().outputFailsAfter(10, "Broken pipe").of("check", leaking("before.debug2"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aFullDiskIsSaid() {
    Run run =
        new Run()
            .outputFailsAfter(10, "No space left on device")
            .of("check", leaking("before.debug2"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines("lostwake: cannot write results: No space left on device");
  }

  @Test
  void twoLooksNeedALivingProcess() {
    Run run = new Run().of("check", "--wait", "30s", leaking("before.debug2"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--wait needs a living process", "check BEFORE AFTER");
  }

  @Test
  void oneSourceGivenTwiceIsRefused() {
    Run run = new Run().of("check", "-", "-");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("- is given twice");
  }

  @Test
  void whatAProcessSaysIsAnnouncedToThoseWhoWait() {
    Run run = new Run().impatient().of("check", "http://127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("connection refused");
  }

  @Test
  void warningsStandBesideTheReport() {
    Run run = new Run().input(Recorded.leaking(TIMEOUT, "before.debug1").open()).of("check", "-");
    assertThat(run.err()).startsWith("warning  ");
    assertThat(run.out()).doesNotContain("warning");
  }

  private String leaking(String name) {
    return Recorded.file(directory, Recorded.leaking(TIMEOUT, name));
  }
}
