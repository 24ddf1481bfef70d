package io.lostwake.scenarios;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Optional;

/// The catalogue of the scenarios of a runtime.
public final class Scenarios {

  /// The causes in the order in which they are shown.
  private static final List<String> CAUSES =
      List.of(
          "nil-channel",
          "no-receiver",
          "no-sender",
          "mutex-not-unlocked",
          "waitgroup-mismatch",
          "slow-wait",
          "empty-select",
          "lock-cycle",
          "lock-held-while-blocked",
          "condition-never-signalled",
          "context-not-cancelled",
          "contract-not-kept",
          "resource-not-closed",
          "future-never-completed",
          "scheduler-starved",
          "whole-process-deadlock");

  private static final String LEAKING = "/leaking/";

  private final List<Scenario> all;

  private Scenarios(List<Scenario> all) {
    this.all = all;
  }

  /// Reads the catalogue of a runtime.
  ///
  /// @throws IllegalStateException naming the file, if a program's directives are broken or its
  ///   cause is unknown
  public static Scenarios load(ProgramRuntime runtime) {
    return new Scenarios(
        Resources.list(runtime.root()).stream()
            .filter(path -> path.contains(LEAKING) && path.endsWith(runtime.extension()))
            .map(path -> Directives.parse(runtime, path, Resources.text(path)))
            .sorted(comparingInt((Scenario s) -> rank(s)).thenComparing(comparing(Scenario::name)))
            .toList());
  }

  /// All scenarios, by cause in the order of the catalogue of causes, then by name.
  public List<Scenario> all() {
    return all;
  }

  /// The scenario of an id such as `no-receiver/timeout`.
  public Optional<Scenario> find(String id) {
    return all.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
  }

  /// The source of a program.
  public static String source(Program program) {
    return Resources.text(program.resource());
  }

  /// All their programs, in the order of the scenarios.
  public List<Program> programs() {
    return all.stream().flatMap(scenario -> scenario.programs().stream()).toList();
  }

  private static int rank(Scenario scenario) {
    int rank = CAUSES.indexOf(scenario.cause());
    if (rank < 0) {
      throw new IllegalStateException(
          "scenario " + scenario.id() + ": there is no cause " + scenario.cause());
    }
    return rank;
  }
}
