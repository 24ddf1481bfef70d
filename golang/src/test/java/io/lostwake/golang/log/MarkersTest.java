package io.lostwake.golang.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "goroutine 1 gp=0xc000002380 m=0 mp=0x1029ac0 [running]:",
        "goroutine 19 gp=0xa482488 m=nil [GC scavenge wait]:",
        "goroutine 7 [chan send]:\\n\"}",
        "48 goroutines [semacquire, 4 minutes]:",
        "goroutine NNNNN [select]:",
        "goroutine 2738 [select]:",
        "goroutine 8 [running] {pattern: \"GET /panic\"}:",
        "goroutine 8 [running labels:{\"foobar\": \"baz\"}]:",
        "[Goroutine 4444 in state chan send, with main.f on top of the stack:",
      })
  void aHeaderIsFoundWhereItBegins(String header) {
    for (String before : new String[] {"", "12:", "log: ", "{\"Output\":\""}) {
      assertThat(Markers.inLine(before + header, true))
          .isEqualTo(new Markers.Place(DumpFormat.TRACEBACK, before.length()));
      byte[] padded = padded("\n".repeat(100) + before + header);
      int marker = MarkerScan.next(padded, 0, padded.length - MarkerScan.PADDING);
      assertThat(Markers.isLikely(padded, marker, padded.length - MarkerScan.PADDING)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "goroutine 7 stopped after 12 minutes",
        "goroutine 17 running",
        "goroutine 17 [running",
        "goroutine x [running]:",
        "goroutine pool [3]: full",
        "me@0xdeadbeef.example",
      })
  void wordsAreNoHeader(String words) {
    assertThat(Markers.inLine(words, true)).isNull();
  }

  @Test
  void profilesAreFound() {
    assertThat(Markers.inLine("x goroutineleak profile: total 1", true))
        .isEqualTo(new Markers.Place(DumpFormat.TEXT, 2));
    assertThat(Markers.inLine("text 12 @ 0x103b125", true))
        .isEqualTo(new Markers.Place(DumpFormat.TEXT, 5));
    assertThat(Markers.inLine("text 12 @ 0x103b125", false)).isNull();
  }

  @Test
  void theScanFindsWhatASimpleSearchFinds() {
    Random random = new Random(20_261_125);
    String letters = "goroutine@  G\n";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 40) {
        int what = random.nextInt(12);
        text.append(what == 0 ? "goroutine" : what == 1 ? "goroutin" : what == 2 ? " @ " : "");
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      byte[] bytes = padded(text.toString());
      int from = random.nextInt(20);
      int to = from + random.nextInt(text.length() - from);
      assertThat(MarkerScan.next(bytes, from, to)).as("%s", text).isEqualTo(simple(text, from, to));
      long newlines = text.substring(from, to).chars().filter(c -> c == '\n').count();
      assertThat(MarkerScan.newlines(bytes, from, to)).isEqualTo(newlines);
    }
  }

  private static int simple(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      String rest = text.subSequence(i, to).toString();
      boolean isAt =
          i > from && text.subSequence(i - 1, text.length()).toString().startsWith(" @ ");
      if (rest.startsWith("goroutine") || rest.startsWith("Goroutine") || isAt) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] padded(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return Arrays.copyOf(bytes, bytes.length + MarkerScan.PADDING);
  }
}
