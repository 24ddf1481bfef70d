package io.lostwake.golang;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Stacks that other tools or other languages print. They may speak of goroutines and yet tell
/// neither states nor creators.
///
/// @param sign what the text has
/// @param words what it is and what to do instead, as a clause
record OtherTool(Pattern sign, String words) {
  private static final String INSTEAD =
      "; give what the program prints on SIGQUIT (kill -QUIT), or ask for"
          + " /debug/pprof/goroutine?debug=2";

  private static final List<OtherTool> ALL =
      List.of(
          of(
              "^[* ]*Goroutine \\d+ - (?:User|Start|Go|Runtime|System): |^\\(dlv\\) ",
              "this is a listing of the delve debugger, which tells no states" + INSTEAD),
          of(
              "^Thread \\d+ \\((?:LWP|Thread 0x)|^#\\d+ +0x[0-9a-f]+ in |^\\* *\\d+ +(?:Thread|running|waiting|syscall)|^\\(gdb\\)",
              "these are stacks of threads as gdb or pstack print them, not goroutines" + INSTEAD),
          of(
              "^(?:\\[pid +\\d+\\] |\\d+ +)?(?:futex|epoll_p?wait|nanosleep|read|write|clone)\\(.*\\) *= |^strace: Process \\d+",
              "this is the output of strace, which shows system calls, not goroutines" + INSTEAD),
          of(
              "^\\S.* +\\d+ +(?:\\[\\d+\\] +)?\\d+\\.\\d+: +\\d+ [a-z:-]+:",
              "these are samples of perf, not goroutines" + INSTEAD),
          of("^Traceback \\(most recent call last\\):", "this is a Python traceback, not of Go"),
          of(
              "^Thread 0x[0-9a-f]+ \\((?:most recent call first|idle|active)|^Process \\d+: .*\\bpython|^Thread \\d+ \\((?:idle|active)[^)]*\\): ",
              "these are stacks of Python threads, not goroutines"),
          of(
              "^\\s+from \\S+\\.rb:\\d+:in [`']|\\.rb:\\d+:in [`']",
              "this is a Ruby backtrace, not of Go"),
          of("^   at \\S+\\(.*\\)(?: in .*:line \\d+)?$", "this is a .NET stack trace, not of Go"),
          of(
              "^(?:\\tat [\\w$.]+\\(.*\\)$|Exception in thread \")",
              "this is a Java stack trace, not of Go"),
          of(
              "^(?:\\s*at .*\\(?(?:node:|/).*:\\d+:\\d+\\)?$)",
              "this is a JavaScript stack trace, not of Go"),
          of(
              "^created by \\S+|^\\s+\\S+\\.go:\\d+ \\+0x[0-9a-f]+",
              "these are frames of goroutines without the line \"goroutine 1 [running]:\" that each"
                  + " goroutine begins with; give the text from there on"));

  private static OtherTool of(String sign, String words) {
    return new OtherTool(Pattern.compile(sign, Pattern.MULTILINE), words);
  }

  /// What a text is that has no goroutine dump in it; null when it is nothing that is known.
  static @Nullable String in(String text) {
    for (OtherTool tool : ALL) {
      if (tool.sign.matcher(text).find()) {
        return tool.words;
      }
    }
    return null;
  }
}
