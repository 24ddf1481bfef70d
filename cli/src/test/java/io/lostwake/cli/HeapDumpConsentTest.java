package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lostwake.jvm.attach.DumpPlan;
import io.lostwake.jvm.attach.LiveJvm;
import io.lostwake.model.UnreadableSourceException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeapDumpConsentTest {
  private static final LiveJvm JVM = new LiveJvm(4711, "25.0.3", "com.acme.\033[2JMain", "eve");
  private static final DumpPlan SMALL = new DumpPlan(JVM, 1L << 30, true);
  private static final DumpPlan LARGE = new DumpPlan(JVM, 2L << 30, true);
  private static final DumpPlan UNKNOWN = new DumpPlan(JVM, -1, false);

  private final StringWriter said = new StringWriter();
  private final List<String> questions = new ArrayList<>();
  private boolean answer;

  @Test
  void aSmallDumpIsAnnouncedAndTaken() throws Exception {
    consent(false).ask(SMALL);
    assertThat(questions).isEmpty();
    assertThat(said.toString())
        .isEqualToIgnoringNewLines(
            "4711 com.acme.\\x1b[2JMain (JDK 25.0.3): dumping its live objects; with 1.0 GiB of heap in "
                + "use, the dump will have about 1.3 GiB, and it will stand still for an estimated "
                + "2.1 s to 17 s");
  }

  @Test
  void aLargeOneIsAskedForUnlessItIsGiven() {
    for (DumpPlan plan : List.of(LARGE, UNKNOWN)) {
      answer = false;
      assertThatExceptionOfType(UnreadableSourceException.class)
          .isThrownBy(() -> consent(false).ask(plan))
          .withMessageContaining("--yes takes it without asking");
      answer = true;
      assertThatCode(() -> consent(false).ask(plan)).doesNotThrowAnyException();
      answer = false;
      assertThatCode(() -> consent(true).ask(plan)).doesNotThrowAnyException();
    }
    assertThat(questions).hasSize(4).containsOnly("Take this dump? [y/N] ");
    assertThat(said.toString())
        .contains("dumping all its objects, garbage too; it does not tell how full its heap is");
  }

  private HeapDumpConsent consent(boolean isGiven) {
    Session session =
        new Session(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintWriter(said, true),
            Map.of(),
            Screen.NONE,
            InstantSource.system(),
            duration -> {},
            question -> "",
            question -> {
              questions.add(question);
              return answer;
            },
            Path.of(""),
            Duration.ofDays(1));
    return new HeapDumpConsent(session, new DelayedProgress(session), isGiven);
  }
}
