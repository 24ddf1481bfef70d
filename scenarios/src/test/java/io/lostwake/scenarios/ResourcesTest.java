package io.lostwake.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResourcesTest {

  private static final Path ON_DISK = Path.of("src/main/resources/io/lostwake/scenarios");

  @Test
  void theIndexListsExactlyTheFilesOnDisk() throws IOException {
    List<String> files;
    try (Stream<Path> paths = Files.walk(ON_DISK)) {
      files =
          paths
              .filter(Files::isRegularFile)
              .map(path -> ON_DISK.relativize(path).toString().replace('\\', '/'))
              .filter(path -> !path.equals("index"))
              .toList();
    }
    assertThat(Resources.list(""))
        .as("scenarios/index writes it anew")
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(files);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Resources.text("go/no/such.go"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("go/no/such.go");
  }
}
