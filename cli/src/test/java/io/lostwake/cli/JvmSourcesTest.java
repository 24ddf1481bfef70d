package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with the names of JVMs, of local processes and of heap dumps. */
class JvmSourcesTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void aJvmIsCountedWithoutADump() throws IOException {
    try (LonelyJvm jvm = LonelyJvm.start(directory)) {
      for (String name : List.of(jvm.pid(), "Lonely")) {
        Run run = new Run().of("count", name);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
            .matches("\\d+ platform threads: .*\\d timed wait.*\\R")
            .hasLineCount(1);
        assertThat(run.err())
            .isEqualToIgnoringNewLines(
                "lostwake: virtual threads are not counted; check takes the heap dump that has them");
      }
    }
  }

  @Test
  void whatADumpDoesToAJvmIsSaidBeforeAndAfter() throws IOException {
    Path kept = directory.resolve("kept");
    try (LonelyJvm jvm = LonelyJvm.start(directory)) {
      Run run = new Run().of("check", "--keep", kept.toString(), jvm.pid());
      assertThat(run.err().lines().limit(2))
          .satisfiesExactly(
              before ->
                  assertThat(before)
                      .matches(
                          jvm.pid()
                              + " .*Lonely\\.java \\(JDK 25[.\\d]*\\): dumping its live objects; with "
                              + "\\d+ MiB of heap in use, the dump will have about \\d+ MiB, and it "
                              + "will stand still for an estimated .* s to .* s"),
              after ->
                  assertThat(after)
                      .matches(
                          ".*: dumped \\d+ MiB; it stood still for at most \\d.* s; kept as "
                              + kept));
      assertThat(HeapDumpFormat.is(kept)).isTrue();
      Run again = new Run().of("check", "--keep", kept.toString(), jvm.pid());
      assertThat(again.exitCode()).isEqualTo(2);
      assertThat(again.err()).contains("there is a file already");
    }
  }

  @Test
  void heapDumpsAreRecognisedByTheirContentAlone() throws IOException {
    byte[] begin = "JAVA PROFILE 1.0.2\0\0\0\0\010".getBytes(StandardCharsets.ISO_8859_1);
    Path plain = Files.write(directory.resolve("plain.txt"), begin);
    Path packed = directory.resolve("packed");
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(packed))) {
      stream.write(begin);
    }
    Path other = Files.writeString(directory.resolve("other.hprof"), "goroutine 1 [running]:\n");
    Path cut = Files.write(directory.resolve("cut.hprof.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertThat(HeapDumpFormat.is(plain)).isTrue();
    assertThat(HeapDumpFormat.is(packed)).isTrue();
    assertThat(HeapDumpFormat.is(other)).isFalse();
    assertThat(HeapDumpFormat.is(cut)).isFalse();
    assertThat(HeapDumpFormat.is(directory)).isFalse();
    assertThat(HeapDumpFormat.is(directory.resolve("missing"))).isFalse();
  }

  @Test
  void aNameThatMeansNothingIsExplained() {
    Run run = new Run().of("check", "com.acme.Nobody");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("lostwake: com.acme.Nobody: no such file, and no JVM with this in its name")
        .hasLineCount(1);
  }

  @Test
  void whyAliveNeedsOneJvm() throws IOException {
    Run two = new Run().of("check", "--why-alive", "main", "a", "b");
    assertThat(two.exitCode()).isEqualTo(2);
    assertThat(two.err()).contains("--why-alive looks once at one source");
    Path log = Files.writeString(directory.resolve("log"), "goroutine 1 [running]:\n");
    Run go = new Run().of("check", "--why-alive", "main", log.toString());
    assertThat(go.exitCode()).isEqualTo(3);
    assertThat(go.err()).contains("--why-alive needs a JVM or its heap dump");
  }

  @Test
  void theListNamesAJvmAndHowToAskIt() throws IOException {
    try (LonelyJvm jvm = LonelyJvm.start(directory)) {
      Run run = new Run().of("ps");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).startsWith("PID ").contains("lostwake check " + jvm.pid() + "\n");
      assertThat(new Run().of("ps", "--format", "json").out())
          .contains("{\"pid\":" + jvm.pid() + ",\"runtime\":\"JVM\",\"version\":\"25");
    }
  }
}
