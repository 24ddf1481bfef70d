package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.cli.demo.Demo;
import io.lostwake.cli.demo.LivePrograms;
import io.lostwake.cli.demo.Outcome;
import io.lostwake.cli.demo.Programs;
import io.lostwake.model.Verdict;
import io.lostwake.scenarios.JavaToolchain;
import io.lostwake.scenarios.Program;
import io.lostwake.scenarios.ProgramRuntime;
import io.lostwake.scenarios.Scenario;
import io.lostwake.scenarios.Scenarios;
import io.lostwake.scenarios.Strands;
import io.lostwake.scenarios.Variant;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every Java scenario, built and run here and now, on virtual and on platform threads. */
class LiveJvmScenariosTest {
  private static final Session SESSION =
      new Session(
          InputStream.nullInputStream(),
          OutputStream.nullOutputStream(),
          new PrintWriter(Writer.nullWriter()),
          Map.of(),
          Screen.NONE,
          InstantSource.system(),
          duration -> {},
          question -> "",
          question -> false,
          Path.of(""),
          Duration.ofDays(1));

  @Test
  void leaksAreFoundAndFixedProgramsShowNothing() throws Exception {
    List<Program> chosen = Scenarios.load(ProgramRuntime.JVM).programs();
    try (Programs programs =
        LivePrograms.build(JavaToolchain.ofThisJava(), chosen, new QuietTaker(SESSION))) {
      List<Outcome> outcomes = new Demo(programs, 2, line -> {}).run(chosen);
      assertThat(outcomes).hasSize(chosen.size());
      assertThat(outcomes).filteredOn(outcome -> !outcome.isOk()).isEmpty();
      assertThat(outcomes)
          .filteredOn(outcome -> outcome.program().variant() == Variant.LEAKING)
          .allSatisfy(outcome ->
              assertThat(Objects.requireNonNull(outcome.found()).verdict() == Verdict.PROVEN)
                  .isEqualTo(isProvable(outcome.program())));
    }
  }

  private static boolean isProvable(Program program) {
    Scenario.Proof proof = program.scenario().proof();
    return switch (proof) {
      case HEAP, EXECUTOR, OWNER_ENDED, CYCLE -> true;
      case REPORTED -> program.strands() == Strands.PLATFORM_THREADS;
      case NONE -> false;
      case RUNTIME, WAIT, FATAL -> throw new AssertionError("not a proof of the JVM: " + proof);
    };
  }
}
