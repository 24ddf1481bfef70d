package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoroutineHeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "goroutine 1 [running]: | 1 | running | -1 | false | -",
        "goroutine 7 [chan send (leaked)]: | 7 | chan send (leaked) | -1 | false | -",
        "goroutine 6 [sync.Mutex.Lock (leaked)]: | 6 | sync.Mutex.Lock (leaked) | -1 | false | -",
        "goroutine 8 [select (durable), synctest bubble 1]: | 8 | select (durable) | -1 | false | -",
        "goroutine 8 [chan receive (synctest), synctest group 7]: | 8 | chan receive (synctest) | -1 | false | -",
        "goroutine 1803 [select, 10 minutes]: | 1803 | select | 10 | false | -",
        "goroutine 2 [chan receive, 71963 minutes]: | 2 | chan receive | 71963 | false | -",
        "goroutine 7 [sleep, locked to thread]: | 7 | sleep | -1 | true | -",
        "goroutine 7 [select, 5 minutes, locked to thread]: | 7 | select | 5 | true | -",
        "goroutine 7 [select (no cases)]: | 7 | select (no cases) | -1 | false | -",
        "goroutine 19 gp=0xa482488 m=nil [GC scavenge wait]: | 19 | GC scavenge wait | -1 | false | -",
        "goroutine 1 gp=0x6dd8f59e1e0 m=5 mp=0x6dd8f5d9808 [running]: | 1 | running | -1 | false | -",
        "goroutine 3 gp=0xc000 m=3 mp=0xc001 [runnable (scan), locked to thread]: | 3 | runnable (scan) | -1 | true | -",
        "goroutine 5000000001 [IO wait, 1 minutes]: | 5000000001 | IO wait | 1 | false | -",
        "goroutine NNNNN [select]: | 0 | select | -1 | false | -",
        "goroutine 9 [waiting for cgo callback]: | 9 | waiting for cgo callback | -1 | false | -",
        "goroutine 9 [???]: | 9 | ??? | -1 | false | -",
        "goroutine 8 [running labels:{\"foobar\": \"baz\"}]: | 8 | running | -1 | false | \"foobar\": \"baz\"",
        "goroutine 8 [select, 3 minutes, locked to thread labels:{\"a]\": \"}:\", \"b\": \"\\\"\"}]: | 8 | select | 3 | true | \"a]\": \"}:\", \"b\": \"\\\"\"",
        "goroutine 8 [select, synctest bubble 4 labels:{\"a\": \"b\"}]: | 8 | select | -1 | false | \"a\": \"b\"",
        "goroutine 9 [running] {pattern: \"GET /panic\"}: | 9 | running | -1 | false | pattern: \"GET /panic\"",
        "goroutine 9 [select, 2 minutes] {account: \"$G\", group: \"S-R3F-VK9GVkmm\"}: | 9 | select | 2 | false | account: \"$G\", group: \"S-R3F-VK9GVkmm\"",
        "goroutine 9 [select] {a: \"}]:\", b: }: | 9 | select | -1 | false | a: \"}]:\", b: ",
        "goroutine 4 [chan receive, \"k\":\"v\"]: | 4 | chan receive | -1 | false | \"k\":\"v\"",
      })
  void everyVariantIsRead(
      String line, long id, String reason, int minutes, boolean isLocked, String labels) {
    byte[] bytes = padded(line);
    GoroutineHeader header = new GoroutineHeader();

    assertThat(GoroutineHeader.isLikely(bytes, 0, line.length())).isTrue();
    assertThat(header.read(bytes, 0, line.length(), false)).isTrue();
    assertThat(header.id()).isEqualTo(id);
    assertThat(text(bytes, header.reasonFrom(), header.reasonTo())).isEqualTo(reason);
    assertThat(header.minutes()).isEqualTo(minutes);
    assertThat(header.isLockedToThread()).isEqualTo(isLocked);
    assertThat(header.hasUnknownParts()).isFalse();
    assertThat(text(bytes, header.labelsFrom(), header.labelsTo()).strip())
        .isEqualTo(labels == null ? "" : labels.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"k\":\"v\" | k=v",
        "\"foobar\": \"baz\", \"n\": \"1\" | foobar=baz n=1",
        "pattern: \"GET /panic\", tier: gold | pattern=GET /panic tier=gold",
        "\"a b\": \"\\n\\t\\\\\\\"\\x1b\\u00e9\\U0001f600\" | a b=<LF>\t\\\"\u001bé😀",
        "empty: , next: x | empty= next=x",
      })
  void labelsOfEveryDialectAreRead(String written, String expected) {
    byte[] bytes = padded(written);
    List<GoroutineLabels.Label> labels =
        GoroutineLabels.read(bytes, 0, written.getBytes(StandardCharsets.UTF_8).length);

    assertThat(String.join(" ", labels.stream().map(l -> l.key() + "=" + l.value()).toList()))
        .isEqualTo(expected.replace("<LF>", "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "goroutine 1 [running",
        "goroutine 1 [running]",
        "goroutine 1 [running] {a: b",
        "goroutine 1 [running] {a: \"b}:",
        "goroutine 1 [select, 3 minutes",
        "goroutine 1 running:",
        "goroutine x [running]:",
        "goroutine profile: total 9",
        "goroutine running on other thread; stack unavailable",
        "goroutine N [s, 29 minutes]: 235 times: [[1, 2]",
      })
  void cutOrForeignLinesAreNoHeaders(String line) {
    assertThat(new GoroutineHeader().read(padded(line), 0, line.length(), false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"goroutine 1 [select, frozen]:", "goroutine 1 [select, 3 hours]:"})
  void partsThatNoGoPrintsAreNoticed(String line) {
    GoroutineHeader header = new GoroutineHeader();

    assertThat(header.read(padded(line), 0, line.length(), false)).isTrue();
    assertThat(header.hasUnknownParts()).isTrue();
  }

  private static byte[] padded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + LineScanner.PADDING);
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
