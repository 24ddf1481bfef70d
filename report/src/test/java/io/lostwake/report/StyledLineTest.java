package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StyledLineTest {
  @Test
  void letsNothingThroughThatATerminalWouldObey() {
    assertThat(new StyledLine().add("1", "a\u001b[2J").add("\u202e"))
        .hasToString("\u001b[1ma\\x1b[2J\u001b[0m\\u202e");
  }

  @Test
  void countsColumnsWithoutColours() {
    var line = new StyledLine().add("1;31", "支払い").at(8).add("36", "x");
    assertThat(line).hasToString("\u001b[1;31m支払い\u001b[0m  \u001b[36mx\u001b[0m");
    assertThat(line.width()).isEqualTo(9);
  }

  @Test
  void padsOnlyInFrontOfText() {
    assertThat(new StyledLine().add("a").at(40).add("")).hasToString("a");
    assertThat(new StyledLine().add("abc").at(2).add("d")).hasToString("abcd");
  }
}
