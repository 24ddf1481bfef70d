package io.lostwake.cli;

import io.lostwake.diagnosis.knowledge.Beyond;
import io.lostwake.diagnosis.knowledge.NamePattern;
import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.diagnosis.knowledge.Shape;
import io.lostwake.report.HiddenCharacterEscapes;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Patterns as one JSON document.
///
/// @param tool what wrote it, such as `lostwake 0.1.0`
record KnowledgeJson(String tool) {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .characterEscapes(new HiddenCharacterEscapes())
          .build();

  /// Writes the document and a line feed. What is not said is `null`.
  void write(List<Pattern> patterns, Writer out) {
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("schemaVersion", 1);
      json.writeStringProperty("tool", tool);
      json.writeArrayPropertyStart("patterns");
      patterns.forEach(pattern -> write(pattern, json));
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(Pattern pattern, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", pattern.id());
    json.writeStringProperty("library", pattern.library().name());
    json.writeStringProperty("verdict", pattern.waitsByDesign() ? "expected" : "leak");
    json.writeStringProperty("says", pattern.says());
    write(pattern.shape(), json);
    text(json, "versions", pattern.versions().toString());
    text(json, "cause", pattern.cause());
    text(json, "fix", pattern.fix());
    json.writeStringProperty("why", pattern.why());
    Beyond beyond = pattern.beyond();
    if (beyond == null) {
      json.writeNullProperty("beyond");
    } else {
      json.writeObjectPropertyStart("beyond");
      json.writeNumberProperty("strands", beyond.strands());
      json.writeNumberProperty("minutes", beyond.minutes());
      json.writeStringProperty("cause", beyond.cause());
      json.writeStringProperty("fix", beyond.fix());
      json.writeStringProperty("why", beyond.why());
      json.writeEndObject();
    }
    text(json, "seenIn", pattern.seenIn());
    text(json, "source", pattern.library().source());
    json.writeEndObject();
  }

  private static void write(Shape shape, JsonGenerator json) {
    text(json, "innermost", nameOf(shape.innermost()));
    array(json, "calls", shape.calls().stream().map(NamePattern::text).toList());
    text(json, "outermost", nameOf(shape.outermost()));
    text(json, "createdBy", nameOf(shape.createdBy()));
    array(json, "waits", shape.waits().stream().map(Enum::name).sorted().toList());
  }

  private static @Nullable String nameOf(@Nullable NamePattern name) {
    return name == null ? null : name.text();
  }

  private static void array(JsonGenerator json, String key, List<String> values) {
    json.writeArrayPropertyStart(key);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, String key, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      json.writeNullProperty(key);
    } else {
      json.writeStringProperty(key, value);
    }
  }
}
