package io.lostwake.diagnosis.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.diagnosis.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What must hold for every file of Lostwake's own knowledge. */
class KnowledgeFilesTest {
  private static final Knowledge BUILT_IN = Knowledge.builtIn(Causes.ids());

  @Test
  void everyFileIsListedAndReadable() throws IOException {
    Path files = Path.of("src/main/resources/io/lostwake/diagnosis/knowledge");
    List<String> listed = Files.readAllLines(files.resolve("index"));
    try (var entries = Files.list(files)) {
      assertThat(entries.map(file -> file.getFileName().toString()).filter(f -> !f.equals("index")))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
    assertThat(BUILT_IN.files()).extracting(PatternFile::name).containsExactlyElementsOf(listed);
    assertThat(BUILT_IN.patterns()).hasSizeGreaterThan(100);
  }

  @Test
  void everyFileSaysWhereItsFactsComeFrom() {
    assertThat(BUILT_IN.files())
        .allSatisfy(file -> {
          assertThat(file.library().source()).as("source of %s", file.name()).isNotEmpty();
          assertThat(file.library().name()).isNotEqualTo(file.name());
        });
    assertThat(BUILT_IN.patterns())
        .filteredOn(pattern -> pattern.seenIn().isEmpty())
        .extracting(Pattern::id)
        .isEmpty();
  }

  @Test
  void whatIsSaidStandsInTheMiddleOfALine() {
    assertThat(BUILT_IN.patterns())
        .allSatisfy(pattern -> assertThat(pattern.says()).doesNotEndWith(".").doesNotContain("\n"))
        .allSatisfy(pattern -> assertThat(pattern.why()).doesNotEndWith(".").doesNotContain("\n"));
  }

  @Test
  void whatBelongsToTheSameStoryIsKnown() {
    List<String> ids = BUILT_IN.patterns().stream().map(Pattern::id).toList();
    assertThat(
            BUILT_IN.patterns().stream()
                .map(Pattern::beyond)
                .filter(Objects::nonNull)
                .flatMap(beyond -> beyond.beside().stream()))
        .isNotEmpty()
        .isSubsetOf(ids);
  }
}
