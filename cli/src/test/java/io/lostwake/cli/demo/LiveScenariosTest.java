package io.lostwake.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.golang.EndpointSettings;
import io.lostwake.golang.GoSources;
import io.lostwake.golang.Readers;
import io.lostwake.model.Verdict;
import io.lostwake.scenarios.GoToolchain;
import io.lostwake.scenarios.Program;
import io.lostwake.scenarios.ProgramRuntime;
import io.lostwake.scenarios.Scenario;
import io.lostwake.scenarios.Scenarios;
import io.lostwake.scenarios.Variant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every scenario, built and run here and now, without and with the runtime's leak profile. */
class LiveScenariosTest {
  private static final SnapshotTaker TAKER =
      (source, input) ->
          new GoSources(
                  Readers.all(),
                  EndpointSettings.DEFAULT,
                  input,
                  InstantSource.system(),
                  words -> {})
              .take(source);

  @ParameterizedTest
  @ValueSource(strings = {"go1.26.8", "go1.27.4"})
  void leaksAreFoundAndFixedProgramsShowNothing(String version) throws Exception {
    GoToolchain go = GoToolchain.find().orElseThrow().withVersion(version);
    List<Program> chosen = Scenarios.load(ProgramRuntime.GO).programs();
    try (Programs programs = LivePrograms.build(go, chosen, TAKER)) {
      List<Outcome> outcomes = new Demo(programs, 3, line -> {}).run(chosen);
      assertThat(outcomes).hasSize(chosen.size());
      assertThat(outcomes).filteredOn(outcome -> !outcome.isOk()).isEmpty();
      assertThat(outcomes)
          .filteredOn(outcome -> outcome.program().variant() == Variant.LEAKING)
          .filteredOn(
              outcome -> Objects.requireNonNull(outcome.found()).verdict() == Verdict.PROVEN)
          .allSatisfy(outcome ->
              assertThat(outcome.program().scenario().proof()).isNotEqualTo(Scenario.Proof.NONE))
          .hasSize(
              (int)
                  chosen.stream()
                      .filter(program -> program.variant() == Variant.LEAKING)
                      .filter(program -> isProvable(program.scenario(), version))
                      .count());
    }
  }

  private static boolean isProvable(Scenario scenario, String version) {
    return switch (scenario.proof()) {
      case WAIT, FATAL -> true;
      case RUNTIME -> version.equals("go1.27.4");
      case NONE, HEAP, EXECUTOR, OWNER_ENDED, CYCLE, REPORTED -> false;
    };
  }
}
