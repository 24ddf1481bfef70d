package io.lostwake.scenarios;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Optional;

/// The catalogue of all scenarios.
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
          "whole-process-deadlock");

  private static final String ROOT = "go/";
  private static final String LEAKING = "/leaking/main.go";

  private final List<Scenario> all;

  private Scenarios(List<Scenario> all) {
    this.all = all;
  }

  /// Reads the catalogue.
  ///
  /// @throws IllegalStateException naming the file, if a program's directives are broken or its
  ///   cause is unknown
  public static Scenarios load() {
    return new Scenarios(
        Resources.list(ROOT).stream()
            .filter(path -> path.endsWith(LEAKING))
            .map(path -> Directives.parse(path.substring(ROOT.length()), Resources.text(path)))
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

  /// The Go source of a scenario's program.
  public String source(Scenario scenario, Variant variant) {
    return Resources.text(ROOT + scenario.source(variant));
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
