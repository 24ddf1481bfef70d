package io.lostwake.diagnosis.knowledge;

import static io.lostwake.diagnosis.knowledge.Stacks.cohort;
import static io.lostwake.diagnosis.knowledge.Stacks.frame;
import static io.lostwake.diagnosis.knowledge.Stacks.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.WaitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  private static final Library TOML =
      new Library("toml", "", List.of("github.com/BurntSushi/toml", "github.com/jackc/pgx/v5"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          v1.2.0, -,      v1.2.0,                          true
          v1.2.0, -,      v1.1.9,                          false
          v1.2.0, -,      v1.10.0,                         true
          v1.2.0, v1.9.3, v1.9.3,                          true
          v1.2.0, v1.9.3, v1.9.4,                          false
          v1.2.0, v1.9,   v1.9.99,                         true
          -,      v2,     v3.0.0+incompatible,             false
          v1.3.0, -,      v1.3.0-rc.1,                     true
          -,      v1.2.0, v1.2.1-0.20240102030405-abcdef1, false
          v1.2.0, -,      v0.0.0-20240102030405-abcdef1,   true
          v1.2.0, -,      devel,                           true
          """)
  void aLibraryOutOfRangeDoesNotFitAndAnUnknownOneDoes(
      @Nullable String since, @Nullable String until, @Nullable String version, boolean isIn) {
    VersionRange range = new VersionRange(parse(since), parse(until));
    String file =
        "/home/eve/go/pkg/mod/github.com/!burnt!sushi/toml@%s/decode.go".formatted(version);
    assertThat(range.admits(seen(file))).isEqualTo(isIn);
    assertThat(range.admits(seen(file.substring("/home/eve/go/pkg/mod/".length()))))
        .isEqualTo(isIn);
    assertThat(range.admits(seen(file.replace('/', '\\')))).isEqualTo(isIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/srv/app/vendor/github.com/BurntSushi/toml/decode.go",
        "github.com/BurntSushi/toml/decode.go",
        "/mod/github.com/other/toml@v0.1.0/decode.go",
        "/mod/x.github.com/!burnt!sushi/toml@v0.1.0/decode.go",
        "",
      })
  void aPathThatDoesNotTellTheVersionFits(String file) {
    assertThat(new VersionRange(parse("v1.2.0"), null).admits(seen(file))).isTrue();
  }

  @Test
  void theCreatorTellsTheVersionToo() {
    Cohort cohort =
        cohort(
            WaitKind.SELECT,
            frame("pgx.New", "/mod/github.com/jackc/pgx/v5@v5.1.0/pool.go"),
            frame("main.main", "/srv/main.go"));
    SeenVersions seen = SeenVersions.of(cohort, snapshot(null, cohort), TOML);
    assertThat(new VersionRange(parse("v5.2.0"), null).admits(seen)).isFalse();
    assertThat(new VersionRange(parse("v5.1.0"), null).admits(seen)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          go1.22,   -,      1.22.0,            true
          go1.22,   -,      1.21.13,           false
          go1.22,   -,      1.22rc1,           true
          go1.22.3, -,      1.22,              true
          -,        go1.20, 1.20.14,           true
          -,        go1.20, 1.21.0,            false
          go1.27,   -,      -,                 true
          go1.27,   -,      devel go1.28-abc,  true
          go1.27,   -,      1.26.8 X:boringcrypto, false
          """)
  void theVersionOfGoIsThatOfTheProcess(
      @Nullable String since, @Nullable String until, @Nullable String version, boolean isIn) {
    Cohort cohort = cohort(WaitKind.SELECT, null, frame("net/http.f", ""));
    SeenVersions seen = SeenVersions.of(cohort, snapshot(version, cohort), TOML);
    assertThat(new VersionRange(parse(since), parse(until)).admits(seen)).isEqualTo(isIn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3", "go", "v", "v1.2.3.4", "V1.2", "go1.x", "v1.2.", "v9999999999"})
  void whatIsNoVersionIsNone(String text) {
    assertThat(Version.parse(text)).isEmpty();
  }

  private static @Nullable Version parse(@Nullable String text) {
    return text == null ? null : Version.parse(text).orElseThrow();
  }

  private static SeenVersions seen(String file) {
    Cohort cohort = cohort(WaitKind.SELECT, null, frame("x.f", "/srv/main.go"), frame("y.g", file));
    return SeenVersions.of(cohort, snapshot(null, cohort), TOML);
  }
}
