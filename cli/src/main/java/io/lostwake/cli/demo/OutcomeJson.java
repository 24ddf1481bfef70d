package io.lostwake.cli.demo;

import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.scenarios.Program;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Outcomes as one JSON document.
///
/// @param tool what wrote it, such as `lostwake 0.1.0`
/// @param goVersion the Go of the Go programs, such as `go1.26.8`; null if there are none
/// @param javaVersion the Java of the Java programs, such as `Java 25.0.3`; null if there are none
/// @param isRecorded whether recordings of the Go programs were read
/// @param outcomes in the order in which they are written
public record OutcomeJson(
    String tool,
    @Nullable String goVersion,
    @Nullable String javaVersion,
    boolean isRecorded,
    List<Outcome> outcomes) {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  /// Writes the document and a line feed.
  public void write(Writer out) {
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("schemaVersion", 1);
      json.writeStringProperty("tool", tool);
      text(json, "goVersion", goVersion);
      text(json, "javaVersion", javaVersion);
      json.writeBooleanProperty("recorded", isRecorded);
      json.writeBooleanProperty("ok", outcomes.stream().allMatch(Outcome::isOk));
      json.writeArrayPropertyStart("outcomes");
      outcomes.forEach(outcome -> write(outcome, json));
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(Outcome outcome, JsonGenerator json) {
    Finding found = outcome.found();
    Frame culprit = found == null ? null : found.culprit();
    json.writeStartObject();
    Program program = outcome.program();
    json.writeStringProperty("runtime", program.runtime().name());
    json.writeStringProperty("cause", program.scenario().cause());
    json.writeStringProperty("scenario", program.scenario().name());
    json.writeStringProperty("strands", program.strands().name());
    json.writeStringProperty("program", program.variant().directory());
    text(json, "expected", outcome.expected().isEmpty() ? null : outcome.expected());
    text(json, "found", found == null ? null : found.cause());
    text(json, "verdict", found == null ? null : found.verdict().name());
    text(json, "culprit", culprit == null ? null : culprit.place());
    json.writeBooleanProperty("ok", outcome.isOk());
    text(json, "trouble", outcome.isOk() ? null : outcome.trouble());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String key, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(key);
    } else {
      json.writeStringProperty(key, value);
    }
  }
}
