package io.lostwake.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static final Frame SEND =
      new Frame("main.(*Room).Say", "/srv/app/room.go", 21, Origin.APPLICATION);
  private static final Frame HANDLER =
      new Frame("main.main.func1", "/srv/app/main.go", 40, Origin.APPLICATION);
  private static final Frame SERVER =
      new Frame(
          "net/http.HandlerFunc.ServeHTTP",
          "/go/src/net/http/server.go",
          2294,
          Origin.STANDARD_LIBRARY);

  private static Fingerprint of(Frame... frames) {
    return Fingerprint.of(TargetRuntime.GO, Stack.of(frames), WaitFamily.CHANNEL);
  }

  @Test
  void ignoresLinesDirectoriesAndTheStandardLibrary() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int round = 0; round < 200; round++) {
      List<Frame> frames = new ArrayList<>();
      for (Frame frame : List.of(SEND, HANDLER, SERVER)) {
        if (frame.origin() == Origin.STANDARD_LIBRARY && random.nextBoolean()) {
          continue;
        }
        frames.add(
            new Frame(
                frame.function(),
                "/build-" + random.nextInt(1000) + "/" + frame.fileName(),
                1 + random.nextInt(5000),
                frame.origin()));
      }
      assertThat(of(frames.toArray(Frame[]::new))).isEqualTo(of(SEND, HANDLER, SERVER));
    }
  }

  @Test
  void tellsFunctionsFilesAndFamiliesApart() {
    Fingerprint first = of(SEND, HANDLER);
    assertThat(of(HANDLER)).isNotEqualTo(first);
    assertThat(of(new Frame(SEND.function(), "other.go", 21, Origin.APPLICATION), HANDLER))
        .isNotEqualTo(first);
    assertThat(Fingerprint.of(TargetRuntime.GO, Stack.of(SEND, HANDLER), WaitFamily.LOCK))
        .isNotEqualTo(first);
    assertThat(Fingerprint.of(TargetRuntime.JVM, Stack.of(SEND, HANDLER), WaitFamily.CHANNEL))
        .isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "main.main.func1, main.main.func2",
    "main.main.func1.2, main.main.func3.1",
    "main.main.gowrap1, main.main.func2",
    "main.process[...], 'main.process[go.shape.int,go.shape.[]string]'",
    "'main.(*Pool[...]).run', 'main.(*Pool[go.shape.string]).run'",
  })
  void survivesRenumberedClosuresAndInstantiations(String one, String other) {
    assertThat(of(new Frame(one, "main.go", 3, Origin.APPLICATION)))
        .isEqualTo(of(new Frame(other, "main.go", 9, Origin.APPLICATION)));
  }

  @Test
  void aStackOfTheStandardLibraryAloneHasItsOwnName() {
    assertThat(of(SERVER)).isNotEqualTo(of(SEND)).isEqualTo(of(SERVER));
    assertThat(of(SERVER).shortForm()).hasSize(8);
  }
}
