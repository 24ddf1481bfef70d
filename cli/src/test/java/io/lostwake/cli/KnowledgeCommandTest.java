package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of libraries, with the rules that `docs/rules.md` has as its example. */
class KnowledgeCommandTest {
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
  private static final String DUMP =
      """
      goroutine 1 [IO wait]:
      internal/poll.runtime_pollWait(0x7f0, 0x72)
      \t/usr/local/go/src/runtime/netpoll.go:351 +0x85
      internal/poll.(*FD).Accept(0xc0001)
      \t/usr/local/go/src/internal/poll/fd_unix.go:613 +0x28c
      main.main()
      \t/srv/shop/main.go:9 +0x1b
      """;

  @TempDir private Path directory = Path.of(".");
  private String rules = "";

  @BeforeEach
  void writeTheExample() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../docs/rules.md")));
    assertThat(example.find()).isTrue();
    rules = Files.writeString(directory.resolve("rules.yaml"), example.group(1)).toString();
  }

  private static String worker(int id) {
    return """

    goroutine %d [chan receive]:
    example.com/shop/queue.(*Worker).next(0xc0002)
    \t/srv/shop/queue/worker.go:40 +0x45
    example.com/shop/queue.(*Worker).Run(0xc0002)
    \t/srv/shop/queue/worker.go:21 +0x25
    created by example.com/shop/queue.Start in goroutine 1
    \t/srv/shop/queue/queue.go:12 +0x65
    """
        .formatted(id);
  }

  private static String lease(int id, String version) {
    return """

    goroutine %d [select]:
    example.com/shop/lease.(*Lease).keepAlive(0xc0003)
    \t/mod/example.com/shop/lease%s/lease.go:33 +0x45
    created by example.com/shop/lease.Acquire in goroutine 1
    \t/mod/example.com/shop/lease%s/lease.go:12 +0x65
    """
        .formatted(id, version, version);
  }

  private static String workers(int count) {
    StringBuilder dump = new StringBuilder(DUMP);
    for (int i = 0; i < count; i++) {
      dump.append(worker(10 + i));
    }
    return dump.toString();
  }

  @Test
  void aRuleOfOnesOwnExplainsWorkersUpToItsLimit() {
    Run run = new Run().input(workers(64)).of("check", "--all", "--rules", rules, "-");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("an idle worker of the job queue").doesNotContain("SUSPECT");
    Run more = new Run().input(workers(65)).of("check", "--rules", rules, "-");
    assertThat(more.out())
        .contains("contract-not-kept", "call Queue.Close where the queue ends")
        .contains("65 goroutines, each an idle worker of the job queue");
  }

  @Test
  void aLeakOfOnesOwnCarriesItsFix() {
    Run run = new Run().input(DUMP + lease(20, "")).of("check", "--all", "--rules", rules, "-");
    assertThat(run.out()).contains("a lease that is still held");
  }

  @Test
  void theListIsByLibrary() {
    Golden.assertMatches(
        "knowledge/list.txt", new Run().of("knowledge", "--rules", rules, "our-").out());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 100, 200})
  void onlyALongIdIsWiderThanTheTerminal(int columns) {
    Screen screen = new Screen(true, true, columns);
    for (String what : new String[] {"--color=never", "--all"}) {
      Run run = new Run().screen(screen).environment("NO_COLOR", "1").of("knowledge", what);
      assertThat(run.out()).hasLineCount(Math.max(200, (int) run.out().lines().count()));
      assertThat(run.out().lines().filter(line -> line.length() > columns))
          .allSatisfy(line -> assertThat(line.strip()).doesNotContain(" "));
    }
  }

  @Test
  void oneIsShownWhole() {
    Golden.assertMatches(
        "knowledge/whole.txt",
        new Run().of("knowledge", "--rules", rules, "our-queue-worker").out());
  }

  @Test
  void theJsonHasEverything() {
    Golden.assertMatches(
        "knowledge/list.json",
        new Run()
            .of("knowledge", "--rules", rules, "--format", "json", "our-")
            .out()
            .replaceAll("lostwake \\d[^\"]*", "lostwake VERSION"));
  }

  @Test
  void whatIsNotKnownIsSaid() {
    Run run = new Run().of("knowledge", "nonsense");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nothing is known of 'nonsense'");
  }

  @Test
  void aMatchSaysWhoFitsWhatAndWhoFitsNothing() {
    String dump = workers(65) + lease(500, "") + worker(501).replace("queue.(*Worker)", "other");
    Golden.assertMatches(
        "knowledge/match.txt",
        new Run().input(dump).of("knowledge", "match", "--rules", rules, "-").out());
  }

  @Test
  void theSkeletonOfWhatFitsNothingIsAFileOfRules() throws IOException {
    String dump = workers(3) + lease(500, "");
    Run first = new Run().input(dump).of("knowledge", "match", "--skeleton", "-");
    Golden.assertMatches("knowledge/skeleton.yaml", first.out());
    Path file = Files.writeString(directory.resolve("skeleton.yaml"), first.out());
    Run then = new Run().input(dump).of("knowledge", "match", "--rules", file.toString(), "-");
    assertThat(then.out()).endsWith("5 fit a pattern, 0 fit none\n");
    Run nothing =
        new Run()
            .input(dump)
            .of("knowledge", "match", "--skeleton", "--rules", file.toString(), "-");
    assertThat(nothing.out()).isEqualTo("# everything that waits fits a pattern\n");
  }

  @Test
  void wrongRulesAreToldWithTheirPlacesAndExitCode2() throws IOException {
    Path wrong =
        Files.writeString(
            directory.resolve("wrong.yaml"),
            Files.readString(Path.of(rules)).replace("expected", "\"\\e[2Jexpectd\""));
    for (String command : new String[] {"check", "knowledge", "knowledge match"}) {
      String line = command + " --rules " + wrong + (command.equals("knowledge") ? "" : " -");
      Run run = new Run().input(DUMP).of(line.split(" "));
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith(wrong + ":6:14: unknown verdict \\x1b[2Jexpectd")
          .doesNotContain("\tat ", "\033");
    }
  }

  @Test
  void aFileOfRulesThatIsNotThereIsWrongUsage() {
    Run run = new Run().of("check", "--rules", directory.resolve("none").toString(), "-");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no such file");
    Run folder = new Run().of("knowledge", "--rules", directory.toString());
    assertThat(folder.exitCode()).isEqualTo(2);
    assertThat(folder.err()).contains("cannot be read");
  }

  @Test
  void aSourceThatCannotBeReadIsSaid() {
    Run run = new Run().input("hello\n").of("knowledge", "match", "-");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).startsWith("lostwake: ");
  }
}
