package io.lostwake.report;

import io.lostwake.model.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/// Frames as locations of SARIF.
///
/// @param json where they are written
/// @param isMapped whether relative paths of the user's own code start at the repository's root
record SarifLocations(JsonGenerator json, boolean isMapped) {
  /// The name of the repository's root, as GitHub and most tools spell it.
  static final String ROOT = "SRCROOT";

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\].*");
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/@+=,";

  /// A location object.
  ///
  /// @param message what it is to the finding; empty to say nothing
  /// @param id a number for it that is unique in the result; 0 for none
  void write(Frame frame, String message, int id) {
    json.writeStartObject();
    if (id > 0) {
      json.writeNumberProperty("id", id);
    }
    writePhysical(frame);
    json.writeArrayPropertyStart("logicalLocations");
    json.writeStartObject();
    json.writeStringProperty("fullyQualifiedName", VisibleText.of(frame.function()));
    json.writeStringProperty("kind", "function");
    json.writeEndObject();
    json.writeEndArray();
    if (!message.isEmpty()) {
      SarifReport.writeMessage(json, "message", message);
    }
    json.writeEndObject();
  }

  /// A path that climbs is told to nobody: a reader might follow it.
  private void writePhysical(Frame frame) {
    String path = frame.file().replace('\\', '/');
    if (path.isEmpty() || path.startsWith("<") || List.of(path.split("/")).contains("..")) {
      return;
    }
    boolean isDrive = DRIVE.matcher(frame.file()).matches();
    boolean isAbsolute = path.startsWith("/") || isDrive;
    json.writeObjectPropertyStart("physicalLocation");
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty(
        "uri", (isDrive ? "file:///" : isAbsolute ? "file://" : "") + encoded(path, isAbsolute));
    if (!isAbsolute && isMapped && frame.isApplication()) {
      json.writeStringProperty("uriBaseId", ROOT);
    }
    json.writeEndObject();
    if (frame.line() > 0) {
      json.writeObjectPropertyStart("region");
      json.writeNumberProperty("startLine", frame.line());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /// Everything but letters, digits and a few signs is written in bytes of UTF-8, so that nothing
  /// in it can be a scheme, a query or a host.
  private static String encoded(String path, boolean isAbsolute) {
    String plain = isAbsolute ? "/" + path.replaceFirst("^/+", "") : path;
    String start = DRIVE.matcher(path).matches() ? plain.substring(1, 3) : "";
    var encoded = new StringBuilder(start);
    String rest = start.isEmpty() ? plain : plain.substring(3);
    for (byte octet : JsonValues.wellFormed(rest).getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf((char) octet) >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append("%%%02X".formatted(octet & 0xff));
      }
    }
    return encoded.toString();
  }
}
