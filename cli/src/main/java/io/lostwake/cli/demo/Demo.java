package io.lostwake.cli.demo;

import io.lostwake.diagnosis.Examiner;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.scenarios.Scenario;
import io.lostwake.scenarios.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Diagnoses the programs of scenarios, some at a time.
///
/// @param programs where they come from
/// @param watcher hears each outcome as a line as soon as it is there
public record Demo(Programs programs, Consumer<String> watcher) {
  /// The programs mostly wait: for a port, for goroutines to come to rest.
  private static final int AT_A_TIME = 3;

  /// The outcomes, in the order of the scenarios, the leaking program before the fixed one.
  ///
  /// @throws InterruptedException if the demo is to end
  public List<Outcome> run(List<Scenario> scenarios) throws InterruptedException {
    Examiner examiner = Examiner.withBuiltInKnowledge();
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<Future<Outcome>> coming = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        for (Variant variant : Variant.values()) {
          coming.add(workers.submit(() -> told(outcome(scenario, variant, examiner))));
        }
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> outcome : coming) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Outcome told(Outcome outcome) {
    watcher.accept(OutcomeTable.line(outcome));
    return outcome;
  }

  private Outcome outcome(Scenario scenario, Variant variant, Examiner examiner) {
    try {
      List<Snapshot> looks = programs.looksAt(scenario, variant);
      Diagnosis diagnosis = looks.isEmpty() ? null : examiner.examine(looks);
      return Outcome.of(scenario, variant, diagnosis);
    } catch (IOException | UnreadableSourceException e) {
      return Outcome.failed(scenario, variant, e);
    }
  }
}
