package io.lostwake.diagnosis;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.Population;
import io.lostwake.model.Snapshot;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Warning;

/**
 * A snapshot that is only a part of a process: what is missing from it says nothing. People paste
 * the goroutines they find interesting, a panic prints the one that failed, and goleak lists only
 * those it did not expect. A whole dump of a Go process has goroutine 1, which ends with the
 * process.
 */
final class Excerpt {
  private static final long MAIN_GOROUTINE = 1;

  private Excerpt() {}

  static boolean is(Snapshot snapshot) {
    return isCut(snapshot)
        || (snapshot.target().runtime() == TargetRuntime.GO && isWithoutMain(snapshot));
  }

  /** Dumps that count equal goroutines tell no ids: the function tells the main goroutine there. */
  private static boolean isWithoutMain(Snapshot snapshot) {
    if (snapshot.tells(Detail.STRAND_IDS)) {
      return snapshot.cohorts().stream().allMatch(Excerpt::isWithoutMain);
    }
    return snapshot.tells(Detail.CREATORS)
        && snapshot.cohorts().stream()
            .flatMap(cohort -> cohort.stack().outermost().stream())
            .noneMatch(frame -> frame.function().equals("main.main"));
  }

  private static boolean isCut(Snapshot snapshot) {
    return snapshot.warnings().stream()
        .map(Warning::kind)
        .anyMatch(
            kind -> kind == Warning.Kind.DUMP_CUT_OFF || kind == Warning.Kind.RECORD_CUT_SHORT);
  }

  /** Of a large cohort only some ids are kept: the main goroutine may be another one of it. */
  private static boolean isWithoutMain(Cohort cohort) {
    Population population = cohort.population();
    for (int member = 0; member < population.size(); member++) {
      if (population.id(member) == MAIN_GOROUTINE) {
        return false;
      }
    }
    return cohort.knowsEveryMember();
  }
}
