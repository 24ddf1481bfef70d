package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "main.(*T[...]).Send·1",
        "C:\\Users\\kim\\x.go",
        "支払い.(*注文).送信",
        "Grüße, мир, नमस्ते, e\u0301",
        "🚀 <b>&amp;"
      })
  void leavesWhatIsVisible(String text) {
    assertThat(VisibleText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, \\x00",
    "7, \\x07",
    "9, \\t",
    "a, \\n",
    "d, \\r",
    "1b, \\x1b",
    "7f, \\x7f",
    "9b, \\x9b",
    "a0, \\xa0",
    "ad, \\xad",
    "34f, \\u034f",
    "200b, \\u200b",
    "2028, \\u2028",
    "202e, \\u202e",
    "2066, \\u2066",
    "2800, \\u2800",
    "3164, \\u3164",
    "d800, \\ud800",
    "dfff, \\udfff",
    "e000, \\ue000",
    "fe0f, \\ufe0f",
    "feff, \\ufeff",
    "ffff, \\uffff",
    "e0041, \\U000e0041",
    "e0100, \\U000e0100",
    "10ffff, \\U0010ffff"
  })
  void writesWhatIsHiddenAsAnEscape(String hexadecimal, String escape) {
    String hidden = Character.toString(Integer.parseInt(hexadecimal, 16));
    assertThat(VisibleText.of("a" + hidden + "b")).isEqualTo("a" + escape + "b");
  }

  @Test
  void lengthIsBounded() {
    assertThat(VisibleText.of("𝕏".repeat(VisibleText.MAXIMUM_LENGTH)))
        .isEqualTo("𝕏".repeat(VisibleText.MAXIMUM_LENGTH));
    assertThat(VisibleText.of("𝕏".repeat(VisibleText.MAXIMUM_LENGTH + 1)))
        .isEqualTo("𝕏".repeat(VisibleText.MAXIMUM_LENGTH) + "…");
  }

  @Test
  void marksDoNotPileUp() {
    assertThat(VisibleText.of("a" + "\u0301".repeat(6)))
        .isEqualTo("a" + "\u0301".repeat(4) + "\\u0301\\u0301");
  }

  @Test
  void noTextGetsAHiddenCharacterThrough() {
    var random = new Random(6060);
    for (int round = 0; round < 20_000; round++) {
      int[] characters = random.ints(8, 0, Character.MAX_CODE_POINT + 1).toArray();
      String visible = VisibleText.of(new String(characters, 0, characters.length));
      assertThat(visible.codePoints().anyMatch(VisibleText::isHidden)).as(visible).isFalse();
      assertThat(VisibleText.of(visible)).isEqualTo(visible);
    }
  }
}
