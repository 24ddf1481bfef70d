package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WrappedTextTest {
  @Test
  void breaksAtSpaces() {
    assertThat(WrappedText.lines("give the channel room", 11))
        .containsExactly("give the", "channel", "room");
  }

  @Test
  void breaksAWordThatFitsNowhere() {
    assertThat(WrappedText.lines("a bbbbbbb c", 3)).containsExactly("a", "bbb", "bbb", "b c");
  }

  @Test
  void countsWideCharactersTwice() {
    assertThat(WrappedText.lines("支払い 注文", 6)).containsExactly("支払い", "注文");
    assertThat(WrappedText.lines("支払い", 5)).containsExactly("支払", "い");
  }

  @Test
  void anEmptyTextIsOneEmptyLine() {
    assertThat(WrappedText.lines("", 10)).containsExactly("");
    assertThat(WrappedText.lines("  ", 10)).containsExactly("");
  }

  @Test
  void neitherLosesNorWidensAnything() {
    var random = new Random(118);
    String alphabet = "ab 払🚀é";
    for (int round = 0; round < 5_000; round++) {
      String text =
          random
              .ints(random.nextInt(60), 0, alphabet.codePointCount(0, alphabet.length()))
              .map(i -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, i)))
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      int width = 2 + random.nextInt(20);
      List<String> lines = WrappedText.lines(text, width);
      assertThat(lines).allSatisfy(l -> assertThat(DisplayWidth.of(l)).isLessThanOrEqualTo(width));
      assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
      String shortened = WrappedText.shortened(text, width);
      assertThat(DisplayWidth.of(shortened)).isLessThanOrEqualTo(width);
      assertThat(shortened.equals(text)).isEqualTo(DisplayWidth.of(text) <= width);
    }
  }

  @Test
  void shortensInTheMiddleAndKeepsMoreOfTheEnd() {
    assertThat(WrappedText.shortened("github.com/acme.Run", 10)).isEqualTo("git…me.Run");
  }
}
