package io.lostwake.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lostwake.model.WaitKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnowledgeTest {
  @Test
  void everyFileIsListedAndReadable() throws IOException {
    Path files = Path.of("src/main/resources/io/lostwake/diagnosis/knowledge");
    List<String> listed = Files.readAllLines(files.resolve("index"));
    try (var entries = Files.list(files)) {
      assertThat(entries.map(file -> file.getFileName().toString()).filter(f -> !f.equals("index")))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
    assertThat(Knowledge.builtIn().patterns()).hasSizeGreaterThan(50);
  }

  @Test
  void everyLeakNamesACauseOfTheCatalogue() {
    assertThat(Knowledge.builtIn().patterns())
        .filteredOn(pattern -> pattern.verdict() == Pattern.Meaning.LEAK)
        .isNotEmpty()
        .allSatisfy(
            pattern -> assertThat(Causes.byId(String.valueOf(pattern.cause()))).isPresent());
  }

  @Test
  void everyPatternSaysWhichFramesItIsAbout() {
    assertThat(Knowledge.builtIn().patterns())
        .filteredOn(pattern -> !pattern.waits().equals(Set.of(WaitKind.RUNTIME_INTERNAL)))
        .filteredOn(pattern -> pattern.innermost() == null && pattern.outermost() == null)
        .filteredOn(pattern -> pattern.calls().isEmpty())
        .extracting(Pattern::id)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'patterns: [{id: a}]', pattern a: no verdict",
    "'patterns: [{id: a, verdict: maybe}]', unknown verdict maybe",
    "'patterns: [{id: a, colour: red}]', unknown key colour",
    "'library: x', has no list of patterns",
    "'patterns: [3]', has a pattern that is no mapping",
  })
  void aBrokenFileIsRefusedWithThePlaceAndTheReason(String yaml, String reason) {
    assertThatThrownBy(() -> Knowledge.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x.yaml")
        .hasMessageContaining(reason);
  }
}
