package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedLabelsTest {

  @Test
  void everyEscapeOfGoIsUnderstood() {
    assertThat(
            QuotedLabels.parse(
                "{\"a\":\"\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\\x7f\\xff\\u00e9\\U0001f600\", \"\":\"\"}"))
        .containsEntry("a", "\u0007\b\f\n\r\t\u000b\\\"\u007f\ufffdé\ud83d\ude00")
        .containsEntry("", "")
        .hasSize(2);
    assertThat(QuotedLabels.parse("{}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":\"b",
        "{\"a\":\"b\"",
        "{\"a\":\"b\\",
        "{\"a\":\"\\q\"}",
        "{\"a\":\"\\x1\"}",
        "{\"a\":\"\\U00110000\"}",
        "{\"a\":\"\\Uffffffff\"}",
        "{\"a\":\"b\" \"c\":\"d\"}",
        "{\"a\":\"b\"} more",
        "{a: b}"
      })
  void anythingElseIsRefused(String text) {
    assertThat(QuotedLabels.parse(text)).isNull();
  }
}
