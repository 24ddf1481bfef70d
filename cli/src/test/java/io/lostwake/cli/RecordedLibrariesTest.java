package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.diagnosis.Examiner;
import io.lostwake.golang.EndpointSettings;
import io.lostwake.golang.GoSources;
import io.lostwake.golang.Readers;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Verdict;
import io.lostwake.model.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs around one library each, as {@code scenarios/libraries/record} recorded them. */
class RecordedLibrariesTest {
  private static final Path PROGRAMS = Path.of("../scenarios/libraries");
  private static final Path RECORDINGS = Path.of("src/test/resources/io/lostwake/cli/libraries");
  private static final Examiner EXAMINER = Examiner.withBuiltInKnowledge();

  /** One program on one version of Go, and what its source says of it. */
  record Recorded(Path recording, List<String> source) {
    static Recorded of(Path recording) {
      String name =
          recording.getFileName().toString().replaceFirst("\\.go1\\.[0-9.]+\\.txt\\.gz$", "");
      Path group = RECORDINGS.relativize(recording).getName(0);
      Path source = PROGRAMS.resolve(group).resolve(name).resolve("main.go");
      try {
        return new Recorded(recording, Files.readAllLines(source));
      } catch (IOException e) {
        throw new UncheckedIOException(recording + " has no program", e);
      }
    }

    Set<String> says(String directive) {
      String start = "//lostwake:" + directive + " ";
      return source.stream()
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isMisused() {
      return !says("misused").isEmpty() || !says("hint").isEmpty();
    }

    @Override
    public String toString() {
      return RECORDINGS.relativize(recording).toString();
    }
  }

  static Stream<Recorded> wellUsed() throws IOException {
    return all().stream().filter(recorded -> !recorded.isMisused());
  }

  static Stream<Recorded> misused() throws IOException {
    return all().stream().filter(Recorded::isMisused);
  }

  private static List<Recorded> all() throws IOException {
    try (Stream<Path> files = Files.walk(RECORDINGS)) {
      return files.filter(Files::isRegularFile).sorted().map(Recorded::of).toList();
    }
  }

  @Test
  void everyProgramIsRecorded() throws IOException {
    try (Stream<Path> files = Files.walk(PROGRAMS)) {
      assertThat(files.filter(file -> file.endsWith("main.go")).map(file -> file.getParent()))
          .isNotEmpty()
          .allSatisfy(program ->
              assertThat(all())
                  .extracting(Recorded::toString)
                  .anyMatch(
                      recorded -> recorded.startsWith(PROGRAMS.relativize(program) + ".go1.")));
    }
  }

  @ParameterizedTest
  @MethodSource("wellUsed")
  void whatWaitsByDesignIsExplainedAndNothingIsFound(Recorded recorded) throws Exception {
    Diagnosis diagnosis = diagnose(recorded);
    assertThat(told(diagnosis)).isEmpty();
    assertThat(explained(diagnosis)).isEqualTo(recorded.says("expected"));
    assertThat(unexplained(diagnosis)).isSubsetOf(recorded.says("unclear"));
  }

  @ParameterizedTest
  @MethodSource("misused")
  void aMisuseIsFoundWithTheRightFix(Recorded recorded) throws Exception {
    Diagnosis diagnosis = diagnose(recorded);
    List<Told> told = told(diagnosis);
    List<Told> expected = recorded.says("misused").stream().map(Told::of).toList();
    assertThat(expected)
        .allSatisfy(misuse -> assertThat(told).anyMatch(finding -> finding.matches(misuse)));
    assertThat(recorded.says("hint"))
        .allSatisfy(hint -> assertThat(hints(diagnosis)).anyMatch(says -> says.startsWith(hint)));
  }

  /** What a diagnosis tells of a misuse: its cause, what is known of the library, and the fix. */
  record Told(String cause, String knowledge, String fix) {
    static Told of(String directive) {
      String[] parts = directive.split(" [|] ", 3);
      return new Told(parts[0], parts[1], parts[2]);
    }

    boolean matches(Told directive) {
      return cause.equals(directive.cause)
          && knowledge.contains(directive.knowledge)
          && fix.contains(directive.fix);
    }
  }

  private static List<Told> told(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .filter(finding -> finding.verdict().isAtLeast(Verdict.SUSPECT))
        .map(finding ->
            new Told(
                finding.cause(),
                finding.evidence().stream()
                    .filter(fact -> fact.kind().equals("library-knowledge"))
                    .map(Evidence::says)
                    .collect(Collectors.joining()),
                finding.fix()))
        .toList();
  }

  /** What is known of goroutines that are no finding, because something speaks against it. */
  private static List<String> hints(Diagnosis diagnosis) {
    return diagnosis.unclear().stream()
        .flatMap(waiting -> waiting.evidence().stream())
        .map(Evidence::says)
        .toList();
  }

  private static Set<String> explained(Diagnosis diagnosis) {
    return diagnosis.expected().stream()
        .map(waiting -> String.valueOf(waiting.knowledge()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> unexplained(Diagnosis diagnosis) {
    return diagnosis.unclear().stream()
        .map(Waiting::stack)
        .map(
            stack -> stack.innermostApplicationFrame().orElse(stack.frames().getFirst()).function())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Diagnosis diagnose(Recorded recorded)
      throws IOException, UnreadableSourceException {
    Readers readers = Readers.all();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(recorded.recording()))) {
      GoSources sources =
          new GoSources(
              readers,
              EndpointSettings.DEFAULT,
              in,
              InstantSource.fixed(Instant.EPOCH),
              words -> {});
      return EXAMINER.examine(List.of(sources.take("-")));
    }
  }
}
