package io.lostwake.cli;

import io.lostwake.golang.process.GoProcess;
import io.lostwake.jvm.attach.LiveJvm;
import io.lostwake.report.HiddenCharacterEscapes;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Processes as one JSON document.
///
/// @param tool what wrote it, such as `lostwake 0.1.0`
/// @param jvms in the order in which they are written
/// @param goProcesses in the order in which they are written
record ProcessJson(String tool, List<LiveJvm> jvms, List<GoProcess> goProcesses) {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .characterEscapes(new HiddenCharacterEscapes())
          .build();

  /// Writes the document and a line feed. What is not told is `null`.
  void write(Writer out) {
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("schemaVersion", 1);
      json.writeStringProperty("tool", tool);
      json.writeArrayPropertyStart("processes");
      jvms.forEach(jvm -> write(jvm, json));
      goProcesses.forEach(process -> write(process, json));
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(LiveJvm jvm, JsonGenerator json) {
    begin(json, jvm.pid(), "JVM", jvm.version(), jvm.user());
    text(json, "mainClass", jvm.mainClass());
    json.writeEndObject();
  }

  private static void write(GoProcess process, JsonGenerator json) {
    begin(json, process.pid(), "GO", process.version(), process.user());
    text(json, "program", process.program());
    json.writeArrayPropertyStart("addresses");
    process.addresses().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void begin(
      JsonGenerator json, long pid, String runtime, @Nullable String version, String user) {
    json.writeStartObject();
    json.writeNumberProperty("pid", pid);
    json.writeStringProperty("runtime", runtime);
    text(json, "version", version);
    text(json, "user", user);
  }

  private static void text(JsonGenerator json, String key, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      json.writeNullProperty(key);
    } else {
      json.writeStringProperty(key, value);
    }
  }
}
