package io.lostwake.golang;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Hostile and odd inputs, and what comes of each: so many goroutines, or the words of the refusal.
class OddInputsTest {
  private static final String ONE =
      """
      goroutine 1 [chan receive]:
      main.main()
      	/app/main.go:9 +0x1d
      """;
  private static final String TWO =
      ONE
          + """

          goroutine 7 [chan send]:
          main.send()
          	/app/main.go:5 +0x1d
          """;
  private static final String OTHER =
      """
      goroutine 1 [select]:
      main.main()
      	/app/main.go:9 +0x1d

      goroutine 8 [IO wait]:
      main.f()
      	/app/main.go:5 +0x1d

      goroutine 9 [IO wait]:
      main.f()
      	/app/main.go:5 +0x1d
      """;

  /// A row of the table.
  ///
  /// @param total goroutines; 0 when it is refused
  /// @param words in the refusal or in some warning; empty when there is none to be
  record Odd(String name, String input, int total, String words) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Odd> inputs() {
    return Stream.of(
        new Odd("nothing", "", 0, "it is empty"),
        new Odd("blank", " \n\n", 0, "nothing but blank space"),
        new Odd(
            "no bracket",
            "x\ngoroutine 17 running\n",
            0,
            "line 2 \"goroutine 17 running\" has no state in brackets"),
        new Odd(
            "no closing bracket", "goroutine 17 [running\n", 0, "line 1 \"goroutine 17 [running\""),
        new Odd("no number", "goroutine pool is full\n", 0, "has no number and no state"),
        new Odd("header only", "goroutine 1 [select]:\n", 1, ""),
        new Odd("headers only", "goroutine 1 [select]:\ngoroutine 2 [select]:\n", 2, ""),
        new Odd(
            "tail without header",
            "\t/app/main.go:9 +0x1d\ncreated by main.main\n\t/app/main.go:9 +0x1d\n",
            0,
            "frames of goroutines without the line"),
        new Odd(
            "first block cut",
            "main.f()\n\t/app/main.go:9 +0x1d\n\n" + TWO,
            3,
            "whose header is missing"),
        new Odd("cut in a header", TWO + "\ngoroutine 9 [sele", 2, ""),
        new Odd(
            "cut in a frame",
            TWO + "\ngoroutine 9 [select]:\nmain.f(",
            3,
            "ends inside a goroutine"),
        new Odd(
            "two dumps",
            TWO + "\n" + OTHER,
            3,
            "2 dumps in this file: 1 at line 1 (2 goroutines), 2 at line 9 (3 goroutines); the last one is diagnosed."),
        new Odd(
            "two crashes",
            "panic: a\n\n" + TWO + "exit status 2\npanic: b\n\n" + OTHER,
            3,
            "1 at line 1 (2 goroutines, panic: a), 2 at line 11 (3 goroutines, panic: b)"),
        new Odd(
            "a stack of a handler after a dump",
            TWO
                + "\nhttp: panic serving 1.2.3.4:5: boom\ngoroutine 34 [running]:\nmain.h()\n\t/app/main.go:3 +0x1\n",
            2,
            "number 1 is diagnosed"),
        new Odd(
            "crash of several threads",
            "SIGQUIT: quit\nPC=0x1 m=0\n\n"
                + TWO
                + "\n-----\n\nSIGQUIT: quit\nPC=0x2 m=1\n\ngoroutine 0 gp=0x1 m=1 mp=0x2 [idle]:\nruntime.futex()\n\t/go/x.s:5 +0x1\n",
            2,
            ""),
        new Odd(
            "one runs on another thread",
            TWO
                + "\ngoroutine 9 [running]:\n\tgoroutine running on other thread; stack unavailable\n",
            3,
            ""),
        new Odd(
            "one comes back from a system call (Go 1.26.8, debug=2)",
            TWO
                + """

                goroutine 195 [running]:
                syscall.Syscall(0x0, 0x4, 0x1c5a7836d721, 0x1)
                	syscall/syscall_linux.go:74 +0x25

                goroutine 196 [select]:
                main.f()
                	/app/main.go:9 +0x1d
                """,
            4,
            ""),
        new Odd("registers between", TWO + "\nrax    0x0\nrbx    0x5592c0\n", 2, ""),
        new Odd("blank lines lost", TWO.replace("\n\n", "\n"), 2, ""),
        new Odd("blank line after every line", TWO.replace("\n", "\n\n"), 2, ""),
        new Odd("tabs lost", TWO.replace("\t", ""), 2, ""),
        new Odd("tabs to spaces", TWO.replace("\t", "        "), 2, ""),
        new Odd("byte order mark", "\ufeff" + TWO, 2, ""),
        new Odd("carriage returns", TWO.replace("\n", "\r\n"), 2, ""),
        new Odd("colours", TWO.replace("main.", "\u001b[31mmain\u001b[0m."), 2, ""),
        new Odd("HTML", "<pre>\n" + TWO.replace("+", "&#43;") + "</pre>\n", 2, ""),
        new Odd("Markdown", "```\n" + TWO + "```\n", 2, ""),
        new Odd("quoted mail", "> " + TWO.replace("\n", "\n> "), 2, ""),
        new Odd(
            "grep with gaps",
            "12:goroutine 1 [select]:\n13-main.f()\n--\n40:goroutine 2 [select]:\n41-main.f()\n",
            2,
            ""),
        new Odd("two containers mixed", mixed("web-1  | ", "web-2  | "), 2, "2 dumps in this file"),
        new Odd(
            "one dump behind each prefix",
            TWO.indent(4) + "\n" + TWO.replaceAll("(?m)^", "x | "),
            2,
            "2 dumps"),
        new Odd("JSON in one line", "{\"stack\":\"" + escaped(TWO) + "\"}\n", 2, ""),
        new Odd("JSON that never ends", "{\"stack\":\"" + escaped(TWO), 2, ""),
        new Odd(
            "JSON in JSON",
            "{\"log\":\"{\\\"stack\\\":\\\"" + escaped(escaped(TWO)) + "\\\"}\"}\n",
            2,
            ""),
        new Odd("logfmt", "level=error stack=\"" + escaped(TWO) + "\" x=1\n", 2, ""),
        new Odd("Go's %q without a key", "\"" + escaped(TWO) + "\"\n", 2, ""),
        new Odd("escapes without quotes", escaped(TWO) + "\n", 2, ""),
        new Odd("many opening braces", "{\"".repeat(50_000) + "\n" + TWO, 2, ""),
        new Odd("many backslashes", "goroutine 1 [" + "\\".repeat(50_000) + "\n" + TWO, 2, ""),
        new Odd("endless line", "x".repeat(3_000_000) + "\n" + TWO, 2, ""),
        new Odd(
            "endless line with a header",
            "x".repeat(3_000_000) + "goroutine 1 [select]: \n",
            1,
            ""),
        new Odd("endless prefix", ("p".repeat(2_000) + " ") + "goroutine 1 [select]:\n", 1, ""),
        new Odd("escape sequence in a header", "goroutine 17 \u001b[2J[x\n", 0, "\\x1b[2J"),
        new Odd(
            "huge id",
            "goroutine 99999999999999999999 [select]:\nmain.f()\n\t/a.go:1 +0x1\n",
            1,
            ""),
        new Odd("redacted ids", TWO.replaceAll("goroutine \\d", "goroutine NNNNN"), 2, ""),
        new Odd(
            "many stacks of handlers",
            "goroutine 34 [running]:\nmain.h()\n\t/a.go:1 +0x1\n\n".repeat(5_000),
            1,
            "5000 dumps in this file"),
        new Odd(
            "a deadlock and another dump's rest",
            "fatal error: all goroutines are asleep - deadlock!\n\n"
                + ONE
                + "exit status 2\nrestarted\n"
                + "goroutine 55 [select]:\nmain.f()\n\t/a.go:1 +0x1\n\ngoroutine 56 [select]:\nmain.f()\n\t/a.go:1 +0x1\n",
            2,
            "2 dumps"),
        new Odd(
            "debug=1",
            "goroutine profile: total 3\n3 @ 0x1 0x2\n#\t0x1\tmain.f+0x1\t/a.go:1\n",
            3,
            ""),
        new Odd(
            "debug=1 behind a prefix",
            "x | goroutine profile: total 3\nx | 3 @ 0x1 0x2\nx | #\t0x1\tmain.f+0x1\t/a.go:1\n",
            3,
            ""),
        new Odd(
            "two profiles",
            "goroutine profile: total 3\n3 @ 0x1 0x2\n\ngoroutine profile: total 4\n4 @ 0x1 0x2\n",
            4,
            "debug=1"),
        new Odd(
            "gdb", "Thread 3 (LWP 123):\n#0  0x000000 in runtime.futex () at x.s:5\n", 0, "gdb"),
        new Odd(
            "gdb's goroutines",
            "* 1 running  runtime.systemstack_switch\n  2 waiting  runtime.gopark\n",
            0,
            "gdb"),
        new Odd("strace", "[pid 123] futex(0x5592c0, FUTEX_WAIT, 0, NULL) = 0\n", 0, "strace"),
        new Odd("delve", "* Goroutine 1 - User: /app/main.go:9 main.main (0x47b)\n", 0, "delve"),
        new Odd(
            "Python", "Traceback (most recent call last):\n  File \"x.py\", line 1\n", 0, "Python"),
        new Odd(
            "Java",
            "Exception in thread \"main\" java.lang.Error\n\tat a.B.c(B.java:1)\n",
            0,
            "Java"),
        new Odd("Ruby", "x.rb:1:in `f': boom\n", 0, "Ruby"),
        new Odd(
            "another profile",
            "heap profile: 3: 4096 [5: 8192] @ heap/1048576\n",
            0,
            "heap profile"));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void anOddInputHasItsOutcome(Odd odd) {
    try {
      Snapshot snapshot =
          RealSources.of(new ByteArrayInputStream(odd.input().getBytes(UTF_8))).take("-");
      assertThat(snapshot.total()).as("%s", snapshot.warnings()).isEqualTo(odd.total());
      assertThat(snapshot.warnings().toString()).contains(odd.words());
      if (odd.words().isEmpty()) {
        assertThat(snapshot.warnings().toString()).doesNotContain("SEVERAL_DUMPS");
      }
      if (odd.name().contains("deadlock")) {
        assertThat(snapshot.fatalError()).isNull();
      }
    } catch (UnreadableSourceException e) {
      assertThat(odd.total()).as(e.getMessage()).isZero();
      assertThat(e.getMessage()).contains(odd.words()).doesNotContain("\n", "\u001b");
    }
  }

  private static String mixed(String one, String other) {
    StringBuilder mixed = new StringBuilder();
    for (String line : TWO.lines().toList()) {
      mixed.append(one).append(line).append('\n').append(other).append(line).append('\n');
    }
    return mixed.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\t", "\\t");
  }
}
