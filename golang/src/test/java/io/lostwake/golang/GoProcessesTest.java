package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.golang.process.GoProcess;
import io.lostwake.golang.process.GoProcesses;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoProcessesTest {
  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"go1.26.8", "go1.27.4"})
  void aRunningProgramIsListedWithItsVersionAndWhereItCanBeAsked(String release) throws Exception {
    try (ServedProcess served = ServedProcess.start(release, "", directory)) {
      GoProcess found =
          new GoProcesses()
              .all().stream()
                  .filter(process -> process.pid() == served.process().pid())
                  .findFirst()
                  .orElseThrow();
      assertThat(found.version()).isEqualTo(release.substring("go".length()));
      assertThat(found.program()).isEqualTo(directory.resolve("endpoint").toString());
      assertThat(found.user()).isEqualTo(System.getProperty("user.name"));
      // It serves over TLS too, which this list does not try.
      assertThat(found.addresses())
          .containsExactly("http://localhost:" + URI.create(served.url()).getPort());
    }
  }

  @Test
  void whoeverRunsTheTestsIsNoGoProgram() {
    assertThat(new GoProcesses().all())
        .noneMatch(process -> process.pid() == ProcessHandle.current().pid());
  }
}
