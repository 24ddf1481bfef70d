package io.lostwake.bench;

import io.lostwake.pprof.ProfileWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes what is measured: `traceback PLACES BYTES FILE` or `profile PLACES FILE`.
public final class Generate {

  private static final long SEED = 20_261_125;

  private Generate() {}

  /// Writes one file.
  ///
  /// @throws IOException if it cannot be written
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[arguments.length - 1]);
    int places = Integer.parseInt(arguments[1]);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      switch (arguments[0]) {
        case "traceback" ->
            new GeneratedTraceback(places, SEED).write(Long.parseLong(arguments[2]), out);
        case "profile" -> ProfileWriter.write(GeneratedProfile.of(places, SEED), out);
        default -> throw new IllegalArgumentException("traceback or profile: " + arguments[0]);
      }
    }
  }
}
