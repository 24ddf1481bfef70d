package io.lostwake.report;

import static io.lostwake.report.Story.own;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence.Strength;
import io.lostwake.model.Stack;
import io.lostwake.model.Verdict;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import java.util.List;

/** A process whose every text would be markup, a link, a mention or a command somewhere. */
final class HostileMarkup {
  static final List<String> TEXTS =
      List.of(
          "@acme/oncall #12 GH-7 acme/orders#9 0123456789abcdef https://evil.example www.evil.example",
          "``` </code></details><script>alert(1)</script> <!-- --> &lt;b&gt;",
          "| a | b | `x` ``y`` [click](javascript:alert(1)) ![i](http://evil.example/p.png)",
          "1. list - list + list # heading > quote *bold* _it_ ~~s~~ $x$ :smile:",
          "::error file=x::owned ##[error]owned %0A::warning::owned\n::set-env name=A::b\r::b",
          "]]> \ufffe \u0000 \ud800 <?xml?> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
          "{0} {{1}} [x](file:///etc/passwd) \\[y\\](1)");

  private HostileMarkup() {}

  static Diagnosis diagnosis() {
    String all = String.join(" ", TEXTS);
    var situation = new Situation(TEXTS.get(0) + TEXTS.get(1), 99);
    for (String text : TEXTS) {
      situation
          .warning(Warning.Kind.OTHER_TEXT_SKIPPED, text, text, text)
          .found(
              new Story(
                      Verdict.LIKELY,
                      "no-receiver",
                      9,
                      text,
                      new Wait(WaitKind.CHAN_SEND, text),
                      new Stack(
                          List.of(
                              own("main." + text, "../../" + text + ".go", 7),
                              own("main.main", "C:\\src\\" + text, 8),
                              own(text, "javascript:" + text, 0)),
                          0))
                  .createdBy(own(text, "/" + text, 3))
                  .with(1, text, new Wait(WaitKind.SELECT, text), Stack.of(own(text, text, 1)))
                  .label(text, text, 9)
                  .fact("growth", Strength.STRONG, text)
                  .assumes(text)
                  .orElse(text)
                  .refutedBy(text)
                  .fix(text));
    }
    return situation.died(all, false).diagnosis();
  }
}
