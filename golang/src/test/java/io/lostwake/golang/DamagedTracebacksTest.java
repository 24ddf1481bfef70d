package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real dumps, damaged in the ways in which files are damaged that people have. */
class DamagedTracebacksTest {
  private static final Path RECORDED = Path.of("src", "test", "recorded");

  @ParameterizedTest
  @ValueSource(
      strings = {"lost", "spaces", "deep", "two", "doubled", "joined", "joined by tab", "crlf"})
  void whereNothingIsLostThePlacesAreTheSame(String damage) throws Exception {
    for (String dump : new String[] {"go1.19", "go1.21.13", "go1.24.13"}) {
      String text = Files.readString(RECORDED.resolve("lossy-stack-" + dump + ".txt"));

      assertThat(places(Tracebacks.read(OddTracebacksTest.damaged(text, damage))))
          .as("%s of %s", damage, dump)
          .isEqualTo(places(Tracebacks.read(text)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?m)^\t.*\n", "(?m)^created by .*\n\t.*\n", "(?m)(?<=\\().*(?=\\)$)"})
  void whereSomethingIsLostTheGoroutinesAreStillCounted(String lost) throws Exception {
    String text = Files.readString(RECORDED.resolve("lossy-stack-go1.24.13.txt"));

    assertThat(Tracebacks.read(text.replaceAll(lost, "")).total())
        .isEqualTo(Tracebacks.read(text).total());
  }

  private static Map<String, Long> places(Snapshot snapshot) {
    Map<String, Long> places = new TreeMap<>();
    for (Cohort cohort : snapshot.cohorts()) {
      places.merge(
          cohort.stack() + " " + cohort.blockedOn() + " " + cohort.creator(),
          cohort.count(),
          Long::sum);
    }
    return places;
  }
}
