package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void bashCompletesCommandsOptionsAndTheirValues() throws Exception {
    assertThat(completedByBash("lostwake", "co")).containsExactlyInAnyOrder("count", "completion");
    assertThat(completedByBash("lostwake", "check", "--fa")).containsExactly("--fail-on");
    assertThat(completedByBash("lostwake", "check", "--format", "js")).containsExactly("json");
    assertThat(completedByBash("lostwake", "explain", "no-r")).contains("no-receiver");
  }

  @Test
  void fishKnowsCommandsOptionsAndTheirValues() {
    Run run = new Run().of("completion", "fish");
    assertThat(run.out().lines())
        .allSatisfy(line -> assertThat(line).matches("#.*|complete -c lostwake .*"))
        .anySatisfy(line -> assertThat(line).contains("-n __fish_use_subcommand -f -a check -d "))
        .anySatisfy(line ->
            assertThat(line)
                .contains(
                    "'__fish_seen_subcommand_from check'", "-l format -x -a 'text json ndjson"))
        .anySatisfy(line -> assertThat(line).contains("-f -a 'condition-never-signalled "));
  }

  private String[] completedByBash(String... words) throws IOException, InterruptedException {
    Path script = directory.resolve("completion.bash");
    Files.writeString(script, new Run().of("completion", "bash").out());
    String line = String.join(" ", words);
    Path calls = directory.resolve("calls.bash");
    Files.writeString(
        calls,
        """
        set -e
        compopt() { :; } # works in an interactive shell only
        bash -n '%1$s'
        source '%1$s'
        COMP_WORDS=(%2$s)
        COMP_CWORD=%3$d
        COMP_LINE='%2$s'
        COMP_POINT=%4$d
        _complete_lostwake
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, line, words.length - 1, line.length()));
    Process bash =
        new ProcessBuilder("bash", calls.toString())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    try (var stream = bash.getInputStream()) {
      String answer = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(bash.exitValue()).as(answer).isZero();
      return answer.lines().map(String::strip).toArray(String[]::new);
    }
  }
}
