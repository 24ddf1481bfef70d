package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.Snapshot;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Point 8 of what real files look like: {@code debug=1} after mails, editors and people. */
class OddProfileTextsTest {
  private static final String PROFILE =
      """
      goroutine profile: total 3
      2 @ 0x46e0a1 0x40697d 0x406777 0x4f1165 0x46a1e1
      # labels: {"job":"mail"}
      #\t0x4f1164\tmain.send+0x24\t/src/main.go:33

      1 @ 0x46e0a1 0x44fce5 0x4f1205 0x46a1e1
      #\t0x4f1204\tmain.pick+0x44\t/src/main.go:40

      """;

  @ParameterizedTest
  @ValueSource(
      strings = {"no total", "text before", "no hash", "spaces", "blank after", "no blank", "crlf"})
  void point8NothingIsLost(String damage) throws Exception {
    Snapshot clean = read(PROFILE);
    Snapshot odd = read(damaged(damage));

    assertThat(odd.total()).isEqualTo(3);
    assertThat(odd.cohorts()).extracting(Cohort::stack).isEqualTo(stacks(clean));
    assertThat(odd.cohorts()).extracting(Cohort::count).containsExactly(2L, 1L);
    assertThat(odd.cohorts()).extracting(Cohort::labels).isEqualTo(labels(clean));
    assertThat(odd.cohorts().getFirst().blockedOn())
        .isEqualTo(clean.cohorts().getFirst().blockedOn());
  }

  private static String damaged(String damage) {
    return switch (damage) {
      case "no total" -> PROFILE.substring(PROFILE.indexOf('\n') + 1);
      case "text before" -> "2026/11/25 dump of shop-7: " + PROFILE;
      case "no hash" -> PROFILE.replaceAll("(?m)^#\\s*", "");
      case "spaces" -> PROFILE.replace("\t", "    ");
      case "blank after" -> PROFILE.replace("\n\n", "\n").replaceAll("(?m)(@ .*)$", "$1\n");
      case "no blank" -> PROFILE.replace("\n\n", "\n");
      case "crlf" -> PROFILE.replace("\n", "\r\n");
      default -> throw new IllegalArgumentException(damage);
    };
  }

  private static Object stacks(Snapshot snapshot) {
    return snapshot.cohorts().stream().map(Cohort::stack).toList();
  }

  private static Object labels(Snapshot snapshot) {
    return snapshot.cohorts().stream().map(Cohort::labels).toList();
  }

  private static Snapshot read(String text) throws Exception {
    return new GoroutineTextReader()
        .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Tracebacks.target());
  }
}
