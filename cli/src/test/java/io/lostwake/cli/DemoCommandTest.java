package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.scenarios.ProgramRuntime;
import io.lostwake.scenarios.Scenarios;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
  @Test
  void aProgramIsBuiltRunAndDiagnosed() {
    Run run = new Run().of("demo", "--only", "no-receiver/double-send");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).hasLineCount(3).contains("leaking  no-receiver  no-receiver");
    assertThat(run.err()).contains("building 2 programs with go", "2 of 2 ok with go");
  }

  @Test
  void aCrashIsReadFromItsLastWords() {
    Run run = new Run().of("demo", "--only", "waitgroup-mismatch/article-2.2.2");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("proven");
  }

  @Test
  void aJavaProgramIsRunOnVirtualAndOnPlatformThreads() {
    Run run = new Run().of("demo", "--only", "no-receiver/exchanger");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .hasLineCount(5)
        .containsSubsequence("virtual", "proven", "platform", "proven", "SensorRecorder.java:");
    assertThat(run.err()).contains("building 4 programs with Java ", "4 of 4 ok with Java ");
  }

  @Test
  void oneDocumentTellsOfBothRuntimes() {
    Run run = new Run().of("demo", "--only", "lock-cycle/ab-ba", "--recorded", "--format", "json");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("\"goVersion\":\"go1.27.4\",\"javaVersion\":\"Java ", "\"recorded\":true")
        .contains("{\"runtime\":\"GO\",\"cause\":\"lock-cycle\",\"scenario\":\"ab-ba\"")
        .contains("{\"runtime\":\"JVM\",\"cause\":\"lock-cycle\",\"scenario\":\"ab-ba\"")
        .contains("\"strands\":\"VIRTUAL_THREADS\"", "\"strands\":\"PLATFORM_THREADS\"");
  }

  @Test
  void everyScenarioIsFoundInItsRecordingToo() {
    Run run = new Run().of("demo", "--only", "go", "--recorded", "--format", "json");
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.err()).startsWith("reading recorded dumps of programs built with go1.27.4");
    assertThat(run.out())
        .contains("\"recorded\":true,\"ok\":true")
        .containsSubsequence("nil-channel", "no-receiver", "whole-process-deadlock");
    assertThat(run.out().split("\"program\"", -1))
        .hasSize(1 + 2 * Scenarios.load(ProgramRuntime.GO).all().size());
  }

  @Test
  void aVersionThatWasNotRecordedIsRefused() {
    Run run = new Run().of("demo", "--recorded", "--go", "1.5");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("no recordings of go1.5, only of go1.19.8");
  }
}
