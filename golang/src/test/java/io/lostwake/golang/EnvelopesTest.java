package io.lostwake.golang;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopesTest {
  private static final Path RECORDED = Path.of("src", "test", "recorded");
  private static final String DEADLOCK =
      """
      fatal error: all goroutines are asleep - deadlock!

      goroutine 1 [chan receive]:
      main.main()
      	/app/main.go:9 +0x1d

      goroutine 7 [chan send]:
      main.send(0x1)
      	/app/main.go:5 +0x1d
      created by main.main in goroutine 1
      	/app/main.go:8 +0x2d
      """;

  @ParameterizedTest
  @EnumSource
  void everyRecordedTracebackIsReadFromEveryEnvelope(Envelope envelope) throws Exception {
    for (String dump : dumps()) {
      Snapshot clean = Tracebacks.read(dump);
      for (int seed = 0; seed < 3; seed++) {
        String wrapped = envelope.around(dump, new Random(seed));
        assertThat(places(read(wrapped)))
            .as("%s, seed %d", envelope, seed)
            .isEqualTo(places(clean));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeadlockIsKnownInEveryEnvelope(Envelope envelope) throws Exception {
    Snapshot snapshot = read(envelope.around(DEADLOCK, new Random(1)));

    assertThat(snapshot.fatalError()).isEqualTo(Tracebacks.read(DEADLOCK).fatalError());
  }

  @ParameterizedTest
  @EnumSource
  void aCutEnvelopeNeverHasMoreThanTheWholeOne(Envelope envelope) throws Exception {
    byte[] whole = envelope.around(DEADLOCK, new Random(1)).getBytes(UTF_8);
    for (int length = 0;
        length < whole.length;
        length += envelope == Envelope.BEFORE_AND_AFTER ? 97 : 1) {
      try {
        assertThat(read(Arrays.copyOf(whole, length)).total())
            .as("%s cut at %d", envelope, length)
            .isBetween(1L, 2L);
      } catch (UnreadableSourceException e) {
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log",
        "slog-json",
        "slog-text",
        "zap-json",
        "zap-console",
        "logrus-text",
        "logrus-json",
        "klog"
      })
  void aDumpThatARealLoggerWroteIsReadAsTheCleanOne(String logger) throws Exception {
    Snapshot clean = read(Files.readAllBytes(RECORDED.resolve("logs/none.txt")));
    Snapshot logged = read(Files.readAllBytes(RECORDED.resolve("logs/" + logger + ".txt")));

    assertThat(logged.total()).isEqualTo(5);
    // klog was asked twice: once for a message, once for a field.
    assertThat(logged.warnings())
        .extracting(Warning::kind)
        .isEqualTo(logger.equals("klog") ? List.of(Warning.Kind.SEVERAL_DUMPS) : List.of());
    assertThat(logged.cohorts()).hasSameSizeAs(clean.cohorts());
    assertThat(logged.cohorts().getFirst().stack()).isEqualTo(clean.cohorts().getFirst().stack());
    assertThat(logged.cohorts().getFirst().population().size()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "txt"})
  void thePackagesOfARealTestRunAreToldApart(String extension) throws Exception {
    byte[] log = Files.readAllBytes(RECORDED.resolve("logs/go-test." + extension));
    for (String name : List.of("first", "second", "third")) {
      int found = 0;
      for (int number = 1; number <= 3; number++) {
        Snapshot snapshot = picking(log, number);
        assertThat(snapshot.total()).isEqualTo(6);
        found += shown(snapshot).contains("example.com/logs/" + name + ".lose") ? 1 : 0;
      }
      assertThat(found).as(name).isEqualTo(1);
    }
  }

  private static Snapshot picking(byte[] log, int number) throws UnreadableSourceException {
    return sources(log).pickingDump(number).take("-");
  }

  private static String shown(Snapshot snapshot) {
    return snapshot.cohorts().toString();
  }

  private static List<String> dumps() throws IOException {
    List<String> dumps = new ArrayList<>();
    for (String release : List.of("go1.19", "go1.21.13", "go1.24.13")) {
      dumps.add(new String(RealProfiles.ofWaits(release, "goroutine.debug2"), UTF_8));
      dumps.add(Files.readString(RECORDED.resolve("lossy-stack-" + release + ".txt")));
      dumps.add(Files.readString(RECORDED.resolve("lossy-deadlock-" + release + ".txt")));
    }
    return dumps;
  }

  private static Snapshot read(String log) throws UnreadableSourceException {
    return read(log.getBytes(UTF_8));
  }

  private static Snapshot read(byte[] log) throws UnreadableSourceException {
    return sources(log).take("-");
  }

  private static GoSources sources(byte[] log) {
    return RealSources.of(new ByteArrayInputStream(log));
  }

  /// All that a snapshot tells of strands, with the ids.
  private static String places(Snapshot snapshot) {
    StringBuilder places = new StringBuilder(Tracebacks.shown(withoutWarnings(snapshot)));
    for (Cohort cohort : snapshot.cohorts()) {
      for (int i = 0; i < cohort.population().size(); i++) {
        places.append(cohort.population().id(i)).append(' ');
      }
    }
    return places.toString();
  }

  private static Snapshot withoutWarnings(Snapshot snapshot) {
    return new Snapshot(
        snapshot.target(),
        null,
        snapshot.total(),
        snapshot.cohorts(),
        snapshot.fatalError(),
        snapshot.leakProfile(),
        snapshot.tells(),
        List.of());
  }
}
