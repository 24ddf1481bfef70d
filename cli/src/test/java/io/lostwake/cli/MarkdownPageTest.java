package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.report.Palette;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MarkdownPageTest {
  @Test
  void paragraphsAndItemsAreWrappedAndCodeIsNot() throws IOException {
    String page =
        """
        # A title

        One two three four five six
        seven eight `nine` **ten**.

        - an item that is longer than one line of it
        1. [a link](http://example.org)

        ```go
        ch <- 1 // this line of code is long and stays as it is
        \tindented
        ```
        """;
    assertThat(rendered(page, Palette.NONE, 24))
        .isEqualTo(
            """
            A title

            One two three four five
            six seven eight nine
            ten.

            - an item that is longer
              than one line of it
            1. a link
               (http://example.org)

                ch <- 1 // this line of code is long and stays as it is
                    indented
            """);
  }

  @Test
  void coloursDoNotCountAsWidth() throws IOException {
    String plain = rendered("aaaa `bbbb` cccc **dd**", Palette.NONE, 40);
    String painted = rendered("aaaa `bbbb` cccc **dd**", Palette.standard(), 40);
    assertThat(painted).contains("\033[").isNotEqualTo(plain);
    assertThat(painted.replaceAll("\033\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void aPageCannotCommandTheTerminal() throws IOException {
    assertThat(rendered("# a\033[2J\n\nb\033]0;x\007\n```\nc\033c\n```\n", Palette.NONE, 40))
        .doesNotContain("\033", "\007");
  }

  private static String rendered(String markdown, Palette palette, int columns) throws IOException {
    StringBuilder out = new StringBuilder();
    new MarkdownPage(palette, columns).write(markdown, out);
    return out.toString();
  }
}
