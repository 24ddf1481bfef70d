package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.FatalError;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracebackLastWordsTest {
  private static final String STACK =
      """
      main.(*Room).drain(0xc000010000)
      \t/srv/room/room.go:30 +0x24
      created by main.open in goroutine 6
      \t/srv/room/room.go:12 +0x1f
      """;

  private static Snapshot read(String text) throws Exception {
    return new TracebackReader()
        .read(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            new Target("room", TargetRuntime.GO, null));
  }

  private static String lastWords(String text) throws Exception {
    FatalError error = Objects.requireNonNull(read(text).fatalError());
    assertThat(error.everyStrandAsleep()).isFalse();
    return error.message();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    room_test.go:9: found unexpected goroutines:\n[Goroutine 7 in state chan receive, with main.(*Room).drain on top of the stack:\n",
        "goleak: Errors on successful test run: found unexpected goroutines:\n[Goroutine 7 in state chan receive, with main.(*Room).drain on top of the stack:\ngoroutine 7 [chan receive]:\n",
        "Goroutine 7 in state chan receive, with main.(*Room).drain on top of the stack:\n"
      })
  void whatGoleakReportsIsTold(String header) throws Exception {
    assertThat(lastWords(header + STACK)).isEqualTo("found unexpected goroutines");
  }

  @Test
  void aDumpThatGoleakHasNotMadeHasNoSuchWords() throws Exception {
    assertThat(read("goroutine 7 [chan receive]:\n" + STACK).fatalError()).isNull();
  }

  @Test
  void aPanicIsWorthMoreThanTheHeaderOfAnotherTool() throws Exception {
    String text =
        "panic: test timed out after 2m0s\n\ngoroutine 5 [running]:\n"
            + STACK
            + "\nGoroutine 7 in state chan receive, with main.(*Room).drain on top of the stack:\n"
            + STACK;
    assertThat(lastWords(text)).isEqualTo("panic: test timed out after 2m0s");
  }

  @Test
  void aNoteBehindAHeaderDoesNotHideTheGoroutine() throws Exception {
    Snapshot noted =
        read("goroutine 7 [semacquire, 5 minutes]: holds the lock of the room\n" + STACK);
    assertThat(noted.total()).isEqualTo(1);
    assertThat(noted.cohorts().getFirst().population().id(0)).isEqualTo(7);
    assertThat(noted.cohorts().getFirst().stack().frames()).hasSize(1);
    assertThat(noted.warnings()).isEmpty();
  }
}
