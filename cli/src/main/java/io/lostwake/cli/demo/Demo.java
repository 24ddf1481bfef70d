package io.lostwake.cli.demo;

import io.lostwake.diagnosis.Examiner;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.scenarios.Program;
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
/// @param atATime how many are run at once; they mostly wait: for a port, for strands to come to
///   rest
/// @param watcher hears each outcome as a line as soon as it is there
public record Demo(Programs programs, int atATime, Consumer<String> watcher) {
  /// The outcomes, in the given order.
  ///
  /// @throws InterruptedException if the demo is to end
  public List<Outcome> run(List<Program> chosen) throws InterruptedException {
    Examiner examiner = Examiner.withBuiltInKnowledge();
    try (ExecutorService workers = Executors.newFixedThreadPool(atATime)) {
      List<Future<Outcome>> coming = new ArrayList<>();
      for (Program program : chosen) {
        coming.add(workers.submit(() -> told(outcome(program, examiner))));
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

  private Outcome outcome(Program program, Examiner examiner) {
    try {
      List<Snapshot> looks = programs.looksAt(program);
      Diagnosis diagnosis = looks.isEmpty() ? null : examiner.examine(looks);
      return Outcome.of(program, diagnosis);
    } catch (IOException | UnreadableSourceException e) {
      return Outcome.failed(program, e);
    }
  }
}
