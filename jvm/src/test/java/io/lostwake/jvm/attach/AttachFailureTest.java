package io.lostwake.jvm.attach;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lostwake.model.UnreadableSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachFailureTest {
  private static final LiveJvm JVM = new LiveJvm(4711, "25.0.3", "com.acme.Main", "eve");
  private static final String HOTSPOT = "7f00-7f01 r-xp 00 08:01 1  /jdk/lib/server/libjvm.so\n";

  @TempDir private Path processes = Path.of("");

  @BeforeEach
  void thisProcessIsOfUser1000() throws IOException {
    process("self", "S (sleeping)", 1000, HOTSPOT);
  }

  @Test
  void theProcessOfAnotherUserIsToBeAskedByThatUser() throws IOException {
    process("4711", "S (sleeping)", 1001, HOTSPOT);
    assertRefused(
        "it runs as user eve, and only that user and root may ask it: sudo -u eve lostwake check 4711");
  }

  @Test
  void rootMayAskEverybody() throws IOException {
    process("self", "S (sleeping)", 0, HOTSPOT);
    process("4711", "S (sleeping)", 1001, HOTSPOT);
    assertThatCode(() -> new AttachFailure(JVM, processes).refuseInAdvance())
        .doesNotThrowAnyException();
  }

  @Test
  void openJ9IsNotSentASignalThatItWouldMistake() throws IOException {
    process(
        "4711",
        "S (sleeping)",
        1000,
        HOTSPOT + "7f02-7f03 r-xp 00 08:01 1  /jdk/lib/default/libj9vm29.so\n");
    assertRefused("it runs OpenJ9");
  }

  @Test
  void aStoppedProcessIsNotWaitedFor() throws IOException {
    process("4711", "T (stopped)", 1000, HOTSPOT);
    assertRefused("it was stopped by a signal or a debugger and cannot answer; kill -CONT 4711");
  }

  @Test
  void whoeverDoesNotAnswerIsNotWaitedForLonger() {
    CountDownLatch never = new CountDownLatch(1);
    TimeLimit limit = new TimeLimit(Duration.ofMillis(20));
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() ->
            limit.call(
                "never",
                () -> {
                  never.await();
                  return "";
                }));
  }

  private void assertRefused(String reason) {
    assertThatExceptionOfType(UnreadableSourceException.class)
        .isThrownBy(() -> new AttachFailure(JVM, processes).refuseInAdvance())
        .withMessageStartingWith("4711 com.acme.Main: " + reason);
  }

  private void process(String name, String state, int user, String maps) throws IOException {
    Path files = Files.createDirectories(processes.resolve(name));
    Files.writeString(
        files.resolve("status"),
        "Name:\tjava\nState:\t%s\nUid:\t%2$d\t%2$d\t%2$d\t%2$d\nGid:\t%2$d\t%2$d\t%2$d\t%2$d\n"
            .formatted(state, user));
    Files.writeString(files.resolve("maps"), maps);
  }
}
