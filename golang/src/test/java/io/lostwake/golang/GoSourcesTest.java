package io.lostwake.golang;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoSourcesTest {
  private static final String TRACEBACK =
      """
      goroutine 1 [chan receive]:
      main.main()
      	/app/main.go:9 +0x1d

      goroutine 7 [chan send]:
      main.send()
      	/app/main.go:5 +0x1d
      """;
  private static final String TEXT =
      """
      goroutine profile: total 3
      3 @ 0x1 0x2
      #	0x1	main.send+0x1d	/app/main.go:5

      """;

  @TempDir Path directory;

  @Test
  void readsATracebackFromAFile() throws Exception {
    assertThat(fileOf(TRACEBACK).total()).isEqualTo(2);
  }

  @Test
  void readsTextFromAFile() throws Exception {
    assertThat(fileOf(TEXT).total()).isEqualTo(3);
  }

  @Test
  void readsAProfileByItsShape() throws Exception {
    byte[] profile = profile();
    assertThat(fileOf(profile).total()).isEqualTo(profile.length);
  }

  @Test
  void readsStandardInput() throws Exception {
    InputStream input = new ByteArrayInputStream(TRACEBACK.getBytes(UTF_8));
    Snapshot snapshot = sources(input).take("-");
    assertThat(snapshot.total()).isEqualTo(2);
    assertThat(snapshot.target().name()).isEqualTo("standard input");
    assertThat(snapshot.takenAt()).isNull();
  }

  @Test
  void readsGzipByItsContentWhateverTheName() throws Exception {
    assertThat(fileOf(gzip(TRACEBACK.getBytes(UTF_8))).total()).isEqualTo(2);
    assertThat(fileOf(gzip(TEXT.getBytes(UTF_8))).total()).isEqualTo(3);
    byte[] profile = profile();
    assertThat(fileOf(gzip(profile)).total()).isEqualTo(profile.length);
  }

  @Test
  void skipsAByteOrderMark() throws Exception {
    assertThat(fileOf("\ufeff" + TEXT).total()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"0", "100", "1000000", "1048500", "1048640", "5000000"})
  void findsATracebackBehindALogOfAnyLength(int length) throws Exception {
    String line = "2026-11-24T10:00:00Z INFO the goroutine pool has 12 goroutines\n";
    StringBuilder log = new StringBuilder();
    while (log.length() < length) {
      log.append(line);
    }
    log.append("panic: boom\n\n").append(TRACEBACK);
    Snapshot snapshot = fileOf(log.toString());
    assertThat(snapshot.total()).isEqualTo(2);
    assertThat(snapshot.warnings())
        .extracting(Warning::kind)
        .isEqualTo(length < 1 << 20 ? List.of() : List.of(Warning.Kind.OTHER_TEXT_SKIPPED));
  }

  @Test
  void saysHowMuchLogWasSkipped() throws Exception {
    String log = "x".repeat(99) + "\n";
    Snapshot snapshot = fileOf(log.repeat(20_000) + TRACEBACK);
    assertThat(snapshot.warnings())
        .singleElement()
        .satisfies(w ->
            assertThat(w.says()).isEqualTo("20,000 lines (1.9 MiB) before the dump were skipped."));
  }

  @Test
  void aGoroutineInALogMessageIsNoDump() throws Exception {
    assertRefused(
        "INFO goroutine 7 stopped after 12 minutes\n",
        "this is text without a goroutine dump in it (it starts with \"INFO goroutine 7 stopped"
            + " after 12 minutes\"; the nearest is line 1 \"goroutine 7 stopped after 12 minutes\""
            + " has no state in brackets); ask for /debug/pprof/goroutine?debug=2");
  }

  @Test
  void refusesWhatIsNoDumpAndSaysWhatItIs() throws Exception {
    String ask = "; ask for /debug/pprof/goroutine?debug=2";
    assertRefused("", "it is empty");
    assertRefused(" \n\n", "there is nothing but blank space in it" + ask);
    assertRefused(
        "<!DOCTYPE html>\n<html><body>hello", "this is an HTML page, not a goroutine dump" + ask);
    assertRefused(
        "<html><title>/debug/pprof/</title><a href='goroutine?debug=1'>",
        "this is the index page of net/http/pprof" + ask);
    assertRefused(
        "{\"a\": 1}",
        "this is JSON without a goroutine dump in it (it starts with \"{\"a\": 1}\")" + ask);
    assertRefused(
        "heap profile: 3: 4096 [5: 8192] @ heap/1048576\n1: 1024 [1: 1024] @ 0x47b\n",
        "this is a heap profile; ask for /debug/pprof/goroutine");
    assertRefused(
        "threadcreate profile: total 9\n9 @ 0x47b\n",
        "this is a threadcreate profile; ask for /debug/pprof/goroutine");
    assertRefused(
        "--- mutex:\ncycles/second=1\n35258904 1 @ 0x47b\n",
        "this is a mutex profile; ask for /debug/pprof/goroutine");
    assertRefused(
        "\u007fELF\u0002\u0001\u0001",
        "this is an ELF program or core dump; give its goroutine dump instead:"
            + " /debug/pprof/goroutine?debug=2, or what it prints on SIGQUIT");
    assertRefused(
        "JAVA PROFILE 1.0.2\0",
        "this is a JVM heap dump (HPROF); save it to a file and give the name of the file");
    assertRefused(
        "2026-11-24 10:00:00\nFull thread dump OpenJDK 64-Bit Server VM\n",
        "this is a JVM thread dump; not read yet");
    assertRefused("{ \"threadDump\": {} }", "this is a JVM thread dump; not read yet");
    assertRefused(
        "go 1.26 trace\0\0\0", "this is a Go execution trace, not a goroutine dump" + ask);
    assertRefused("PK\u0003\u0004...", "this is a zip archive; unpack it and give the dump inside");
    assertRefused(
        "\u00ff\u00feg\0o\0", "this is UTF-16 text; convert it first (iconv -f UTF-16 -t UTF-8)");
    assertRefused(
        "\0\u0001\u0002\u001b[2J\u009b\u00ff",
        "this is binary data, not a goroutine dump (it starts with"
            + " \\x00\\x01\\x02\\x1b[2J\\x9b)"
            + ask);
    assertRefused(
        "hello \u001b[31mred\nworld",
        "this is text without a goroutine dump in it (it starts with \"hello \\x1b[31mred\")"
            + ask);
  }

  @Test
  void refusesFilesThatCannotBeRead() throws Exception {
    assertWords(
        "/nowhere/x.txt",
        "/nowhere/x.txt: no such file; for a process give its address, such as"
            + " http://localhost:6060");
    assertWords(
        "a\0b",
        "a\\x00b: no such file; for a process give its address, such as"
            + " http://localhost:6060");
    assertWords(
        directory.toString(), directory + ": this is a directory; give one of the files in it");
    assertWords(
        "ftp://host/x", "ftp://host/x: only http and https addresses, files and - are read");
    assertWords(
        "http://me:secret@ho st/x",
        "http://ho st/x: this is no address; it looks like http://host:6060");
    assertWords(
        "http://me:sec/ret@host:6060x/",
        "http://host:6060x/: this is no address; it looks like http://host:6060");
    assertWords(
        "http://host:99999",
        "http://host:99999: this is no address; it looks like http://host:6060");
    assertWords(
        "http://%zz:secret@host",
        "http://host: user or password is not percent-encoded well; use --user NAME:PASSWORD");
  }

  @Test
  void refusesGzipInsideGzip() throws Exception {
    assertRefused(
        new String(gzip(gzip(TEXT.getBytes(UTF_8))), ISO_8859_1),
        "this is gzip inside gzip; unpack it once (gunzip) and try again");
  }

  @Test
  void refusesDamagedGzip() throws Exception {
    assertRefused(
        "\u001f\u008b\u0007\u0000",
        "it starts like gzip, but the gzip data is damaged; fetch it again");
    assertRefused(
        "\u001f\u008b\u0008", "it starts like gzip, but the gzip data is damaged; fetch it again");
  }

  @Test
  void keepsWhatCameBeforeTheEndOfCutGzip() throws Exception {
    byte[] whole = gzip(tracebackOf(2 * 2000).getBytes(UTF_8));
    Snapshot snapshot = fileOf(Arrays.copyOf(whole, whole.length - 40));
    assertThat(snapshot.total()).isPositive();
    assertThat(snapshot.warnings())
        .singleElement()
        .satisfies(w -> {
          assertThat(w.kind()).isEqualTo(Warning.Kind.DUMP_CUT_OFF);
          assertThat(w.says()).contains("The dump ends early").contains("the gzip data ends early");
        });
  }

  @Test
  void goroutinesBeforeDamageInsideGzipAreRead() throws Exception {
    byte[] whole = gzip(tracebackOf(2 * 2000).getBytes(UTF_8));
    byte[] damaged = new byte[1 << 16];
    new Random(1).nextBytes(damaged);
    System.arraycopy(whole, 0, damaged, 0, whole.length / 2);

    // What is unpacked from damaged data may repeat goroutines, as a second dump would.
    Snapshot snapshot = sources(InputStream.nullInputStream()).pickingDump(1).take(file(damaged));

    assertThat(snapshot.total()).isBetween(1000L, 3999L);
    assertThat(snapshot.warnings())
        .anySatisfy(w -> assertThat(w.says()).contains("the gzip data is damaged"));
  }

  @Test
  void emptyGzipMembersInGreatNumberAreRefused() throws Exception {
    byte[] empty = gzip(new byte[0]);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 100_000; i++) {
      many.write(empty);
    }

    assertThatExceptionOfType(UnreadableSourceException.class)
        .isThrownBy(() -> fileOf(many.toByteArray()))
        .withMessageContaining("it is empty");
  }

  @Test
  void survivesTruncationOfGzipAtEveryByte() throws Exception {
    byte[] whole = gzip(TRACEBACK.getBytes(UTF_8));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        assertThat(fileOf(cut).warnings()).as("cut at %d", length).isNotEmpty();
      } catch (UnreadableSourceException e) {
        assertThat(e).as("cut at %d", length).message().doesNotContain("\n").contains("dump: ");
      }
    }
  }

  @Test
  void readsGzipUpToTheLimitAndSaysSo() throws Exception {
    Snapshot snapshot =
        sources(limitedTo(1024), InputStream.nullInputStream())
            .take(file(gzip(tracebackOf(2 * 100).getBytes(UTF_8))));
    assertThat(snapshot.total()).isPositive().isLessThan(200);
    assertThat(snapshot.warnings())
        .containsExactly(
            new Warning(
                Warning.Kind.DUMP_CUT_OFF,
                "byte 1,024",
                "The dump is longer than 1 KiB; the rest was not read.",
                "Counts are lower bounds."));
  }

  @Test
  void readsPlainFilesAndStandardInputWithoutALimit() throws Exception {
    byte[] dump = tracebackOf(2 * 100).getBytes(UTF_8);
    GoSources sources = sources(limitedTo(1024), new ByteArrayInputStream(dump));
    assertThat(sources.take(file(dump)).total()).isEqualTo(200);
    assertThat(sources.take("-").total()).isEqualTo(200);
  }

  @Test
  void findsTheGoroutinesBehindAProfileOfAnotherKind() throws Exception {
    String other = "threadcreate profile: total 9\n9 @ 0x47b\n#\t0x47b\truntime.f+0x1\t/x.go:1\n\n";
    assertThat(fileOf(other + TRACEBACK).total()).isEqualTo(2);
    assertThat(fileOf(other.repeat(30_000) + TRACEBACK).total()).isEqualTo(2);
    assertThat(fileOf(other + TEXT).total()).isEqualTo(3);
  }

  @Test
  void survivesTruncationOfEveryFormatAtEveryByte() throws Exception {
    for (byte[] whole : List.of(TRACEBACK.getBytes(UTF_8), TEXT.getBytes(UTF_8), profile())) {
      for (int length = 0; length < whole.length; length++) {
        try {
          assertThat(fileOf(Arrays.copyOf(whole, length)).total()).isPositive();
        } catch (UnreadableSourceException e) {
          assertThat(e).as("cut at %d", length).message().doesNotContain("\n").contains("dump: ");
        }
      }
    }
  }

  @Test
  void refusesRandomBytesWithOneVisibleLine() throws Exception {
    Random random = new Random(20_261_124);
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      try {
        fileOf(bytes);
      } catch (UnreadableSourceException e) {
        assertThat(String.valueOf(e.getMessage()).chars())
            .as("round %d", round)
            .allMatch(c -> c >= ' ' && (c < 0x7f || c > 0x9f));
      }
    }
  }

  @Test
  void hiddenCharactersAreMadeVisible() {
    assertThat(VisibleText.of("a\u202eb\ud800c\ne\u009b" + "x".repeat(9), 40))
        .isEqualTo("a\\u202eb\\ud800c\\x0ae\\x9bxxxxxxxxx");
    assertThat(VisibleText.of("x".repeat(9), 4)).isEqualTo("xxxx...");
  }

  @Test
  void settingsRefuseNonsense() {
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> limitedTo(0));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Credentials.BearerToken("a\r\nX-Other: b"));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Credentials.UserAndPassword("a:b", ""));
    assertThat(new Credentials.BearerToken("secret").toString()).doesNotContain("secret");
    assertThat(new Credentials.UserAndPassword("me", "secret").toString()).doesNotContain("secret");
  }

  /// A dump of so many goroutines, each with an id of its own.
  private static String tracebackOf(int goroutines) {
    StringBuilder traceback = new StringBuilder();
    for (int id = 1; id <= goroutines; id++) {
      traceback.append("goroutine ").append(id);
      traceback.append(" [chan receive]:\nmain.f()\n\t/app/main.go:9 +0x1d\n\n");
    }
    return traceback.toString();
  }

  private void assertRefused(String content, String words) throws IOException {
    byte[] bytes =
        content.chars().allMatch(c -> c < 256)
            ? content.getBytes(ISO_8859_1)
            : content.getBytes(UTF_8);
    String file = file(bytes);
    assertWords(file, file + ": " + words);
  }

  private void assertWords(String source, String words) {
    assertThatExceptionOfType(UnreadableSourceException.class)
        .isThrownBy(() -> sources(InputStream.nullInputStream()).take(source))
        .withMessage(words);
  }

  private Snapshot fileOf(String content) throws Exception {
    return fileOf(content.getBytes(UTF_8));
  }

  private Snapshot fileOf(byte[] content) throws Exception {
    return sources(InputStream.nullInputStream()).take(file(content));
  }

  private String file(byte[] content) throws IOException {
    return Files.write(directory.resolve("dump"), content).toString();
  }

  private static GoSources sources(InputStream standardInput) {
    return sources(EndpointSettings.DEFAULT, standardInput);
  }

  private static GoSources sources(EndpointSettings settings, InputStream standardInput) {
    return new GoSources(
        SimpleReaders.ALL,
        settings,
        standardInput,
        InstantSource.fixed(Instant.EPOCH),
        Progress.SILENT);
  }

  private static EndpointSettings limitedTo(long bytes) {
    return new EndpointSettings(
        Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 10, bytes, null, null);
  }

  /// A profile.proto: a sample type, a sample, an empty first string and two more.
  private static byte[] profile() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0x0a, 4, 8, 1, 16, 2});
    bytes.writeBytes(new byte[] {0x12, 3, 0x12, 1, 5});
    bytes.writeBytes(new byte[] {0x32, 0});
    bytes.writeBytes(new byte[] {0x32, 9});
    bytes.writeBytes("goroutine".getBytes(UTF_8));
    bytes.writeBytes(new byte[] {0x32, 5});
    bytes.writeBytes("count".getBytes(UTF_8));
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }
}
