package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.testkit.Golden;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownReportTest {
  private static final MarkdownReport REPORT = new MarkdownReport(Comparison.NONE, false);

  /** A fence at the start of a line closes with one as long; so does a code span inside a line. */
  private static final Pattern BLOCK = Pattern.compile("(?ms)^(`{3,})text\n.*?^\\1$\n");

  private static final Pattern SPAN = Pattern.compile("(?<!`)(`+)(?!`)[^\n]*?(?<!`)\\1(?!`)");

  private static final Pattern OURS =
      Pattern.compile("</?details>|</?summary>|(?m)^###? |^\\*\\*[A-Za-z ]+:\\*\\* |^- ");

  static Stream<String> situations() {
    return Situations.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void looksAsItDid(String situation) throws IOException {
    Golden.assertMatches("md/" + situation + ".md", Rendered.text(REPORT, situation));
  }

  @Test
  void foldsWhatIsKnownAndTellsWhatIsGone() throws IOException {
    Golden.assertMatches(
        "md/known.md",
        Rendered.text(
            new MarkdownReport(Rendered.known("proven-senders"), false), "proven-senders"));
    Golden.assertMatches(
        "md/worse.md",
        Rendered.text(
            new MarkdownReport(Rendered.worse("proven-senders"), false), "proven-senders"));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void outsideOfCodeThereIsNothingThatMarkdownWouldObey(String situation) throws IOException {
    String markdown = Rendered.text(new MarkdownReport(Comparison.NONE, true), situation);
    assertThat(markdown.codePoints().filter(c -> c != '\n' && VisibleText.isHidden(c))).isEmpty();
    String outside = BLOCK.matcher(markdown).replaceAll("");
    outside = SPAN.matcher(outside).replaceAll("CODE");
    outside = OURS.matcher(outside).replaceAll("");
    outside = outside.replaceAll("(?m)^\\|(?: [A-Za-z0-9,]+ \\|)+$|^\\|[-:|]+$", "");
    assertThat(outside)
        .doesNotContainPattern("[`<>@#|*_\\[\\]~$\\\\]|://|www\\.|\\b[0-9a-f]{7,}\\b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          nobody will receive                  | nobody will receive
          "send, or call ctx.Done()."          | "send, or call `ctx.Done()`."
          "give it room (make(chan T, 1)), or" | "give it room `(make(chan T, 1))`, or"
          ask @kim about #12                   | ask `@kim` about `#12`
          fixed in 1a2b3c4d                    | fixed in `1a2b3c4d`
          1. first                             | `1`. first
          see http://evil.example now          | see `http://evil.example` now
          a `b` c                              | a `` `b` `` c
          ``` x                                | ```` ``` ```` x
          """)
  void aSentenceIsPlainWordsAndCode(String sentence, String markdown) {
    assertThat(MarkdownText.prose(sentence)).isEqualTo(markdown);
  }

  @Test
  void aBlockCannotBeClosedFromInside() {
    assertThat(MarkdownText.block("a\n`````\nb\n")).isEqualTo("``````text\na\n`````\nb\n``````\n");
  }
}
