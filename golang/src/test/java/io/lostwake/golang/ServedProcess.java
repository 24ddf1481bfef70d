package io.lostwake.golang;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The Go program in `endpoint/`, built by a release of Go and running: five goroutines lost on
/// their channels, one on its lock, three healthy workers, and `main` in `select {}`.
///
/// @param url where it serves its profiles in plain text
/// @param tlsUrl where it serves them over TLS
/// @param certificate the PEM file of its certificate
record ServedProcess(Process process, String url, String tlsUrl, Path certificate)
    implements AutoCloseable {
  private static final Path PROGRAM =
      Path.of("src", "test", "resources", "io", "lostwake", "golang", "endpoint");

  /// Builds and starts it.
  ///
  /// @param experiment what to put into GOEXPERIMENT; may be empty
  static ServedProcess start(String release, String experiment, Path directory) throws Exception {
    Path binary = directory.resolve("endpoint");
    ProcessBuilder build =
        new ProcessBuilder("go", "build", "-trimpath", "-o", binary.toString(), ".")
            .directory(PROGRAM.toFile())
            .inheritIO();
    build.environment().put("GOTOOLCHAIN", release);
    build.environment().put("GOEXPERIMENT", experiment);
    Process compiler = build.start();
    assertThat(compiler.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(compiler.exitValue()).isZero();
    Path certificate = directory.resolve("certificate.pem");
    Path errors = directory.resolve("stderr.txt");
    Process process =
        new ProcessBuilder(binary.toString(), certificate.toString())
            .redirectError(errors.toFile())
            .start();
    BufferedReader output = process.inputReader(UTF_8);
    String url = output.readLine();
    String tlsUrl = output.readLine();
    assertThat(tlsUrl).as(Files.readString(errors)).isNotNull();
    return new ServedProcess(process, url, tlsUrl, certificate);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
