package io.lostwake.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lostwake.scenarios.Recording;
import io.lostwake.scenarios.Recordings;
import io.lostwake.scenarios.Variant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// What the fuzzer starts from: small recordings of real programs, of every Go version recorded.
final class Seeds {

  /// The size of a program after one loss; larger ones only slow the fuzzer down.
  private static final int LARGEST = 8 << 10;

  private Seeds() {}

  /// Plain `debug=2` texts, and what crashed programs printed.
  static Stream<byte[]> tracebacks() {
    return plain(name -> name.endsWith(".debug2") || name.equals("stderr"));
  }

  /// What panicparse prints, with and without full paths.
  static Stream<byte[]> buckets() {
    return Stream.of(
            """
            fatal error: all goroutines are asleep - deadlock!

            1: sync.WaitGroup.Wait [27 minutes]
                sync  waitgroup.go:118 (*WaitGroup).Wait(0x46bfd9)
                main  main.go:100      main()
            3: chan receive [29~34 minutes] [locked] [Created by main.lose @ main.go:75]
                main  main.go:36       descend(0, #4)
                (...)
            """,
            """
            2: select [Created by http.(*Server).Serve @ /usr/local/go/src/net/http/server.go:3285]
                http /go/pkg/mod/github.com/!i!b!m/http@v1.2.0/http/a b.go:36 (*T).(x.f)-fm({#1, *}, ...)
            7: running Race write @ 0xc0001234
                main  :0               send()
            goroutine 9 [select, 3 minutes]:
            main.f(0x1)
            \t/app/main.go:10 +0x25
            """)
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /// Plain `debug=1` texts.
  static Stream<byte[]> texts() {
    return plain(name -> name.endsWith(".debug1"));
  }

  /// Uncompressed profiles: what is behind gzip is what the fuzzer can change.
  static Stream<byte[]> profiles() {
    return plain(name -> name.endsWith(".pb"));
  }

  /// Every format, plain and as it was kept: in gzip.
  static Stream<byte[]> dumps() {
    List<Recording> few =
        recordings(name -> name.startsWith("once.") || name.equals("stderr"))
            .filter(recording -> recording.scenario().startsWith("no-"))
            .toList();
    Stream<byte[]> asTheyAre =
        Stream.concat(
            few.stream().map(Seeds::unpacked),
            few.stream().map(recording -> bytes(recording.open())));
    Stream<byte[]> inLogs =
        few.stream()
            .filter(recording -> !recording.name().contains("debug0"))
            .map(recording -> new String(unpacked(recording), UTF_8))
            .filter(text -> text.length() <= LARGEST)
            .flatMap(Seeds::inLogs);
    return Stream.concat(asTheyAre, inLogs);
  }

  /// A dump as logs have it: lines with a prefix, events of `go test -json`, one field of JSON.
  private static Stream<byte[]> inLogs(String dump) {
    String quoted = dump.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
    String events =
        quoted
            .lines()
            .map(line -> "{\"Package\":\"a\",\"Output\":\"" + line + "\\n\"}")
            .collect(Collectors.joining("\n"));
    return Stream.of(
            dump.replaceAll("(?m)^", "web-1  | 2026-11-25T18:00:00.1Z "),
            events,
            "{\"msg\":\"x\",\"stack\":\"" + quoted.replace("\n", "\\n") + "\"}\n",
            dump + "\n" + dump)
        .map(text -> text.getBytes(UTF_8));
  }

  private static Stream<byte[]> plain(Predicate<String> name) {
    return recordings(name).map(Seeds::unpacked).filter(bytes -> bytes.length <= LARGEST);
  }

  private static Stream<Recording> recordings(Predicate<String> name) {
    return Recordings.load().all().stream()
        .filter(recording -> recording.variant() == Variant.LEAKING)
        .filter(recording -> !recording.name().startsWith("after."))
        .filter(recording -> name.test(recording.name()));
  }

  private static byte[] unpacked(Recording recording) {
    try {
      return bytes(new GZIPInputStream(new ByteArrayInputStream(bytes(recording.open()))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + recording.resource(), e);
    }
  }

  private static byte[] bytes(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a recording", e);
    }
  }
}
