package io.lostwake.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/// What a scenario's program once showed, built by one Go version.
///
/// @param goVersion such as `go1.19.8`
/// @param scenario the scenario's id
/// @param variant whether the program leaks
/// @param name what was taken when, such as `before.debug2`; `stderr` of a program that crashes
/// @param resource the file below the package of this module
public record Recording(
    String goVersion, String scenario, Variant variant, String name, String resource) {

  private static final String GZIP = ".gz";

  static Recording of(String resource) {
    String[] parts = resource.split("/", -1);
    if (parts.length != 6 || !parts[5].endsWith(GZIP)) {
      throw new IllegalStateException(
          "a recording belongs in recorded/VERSION/CAUSE/NAME/VARIANT/WHAT.gz, not in " + resource);
    }
    Variant variant =
        parts[4].equals(Variant.LEAKING.directory()) ? Variant.LEAKING : Variant.FIXED;
    String name = parts[5].substring(0, parts[5].length() - GZIP.length());
    return new Recording(parts[1], parts[2] + "/" + parts[3], variant, name, resource);
  }

  /// The bytes as they are kept: gzip. The caller closes the stream.
  public InputStream open() {
    return Resources.open(resource);
  }

  /// The text of a recording that is text, which all but the `.pb` are.
  public String text() {
    try (InputStream in = new GZIPInputStream(open())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the recording " + resource, e);
    }
  }
}
