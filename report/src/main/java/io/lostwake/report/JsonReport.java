package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Diagnoses for a program: the public contract of `docs/json.md` and of the schema in
/// [#SCHEMA_RESOURCE]. Every key is always there, always in the same order. One diagnosis is one
/// document; several are documents in an array under `reports`. Indented by two spaces, ended by a
/// line feed.
///
/// @param toolVersion the version of Lostwake that writes it, such as `0.1.0`
/// @param comparison what a baseline says of the findings
public record JsonReport(String toolVersion, Comparison comparison) implements Report {
  /// Changes when a program that reads the documents would have to change: a key that goes away or
  /// gets another meaning. A new key is no such change.
  public static final int SCHEMA_VERSION = 1;

  /// The JSON Schema (draft 2020-12) of what this writes, beside this class.
  public static final String SCHEMA_RESOURCE = "schema.json";

  @Override
  public void write(List<Diagnosis> diagnoses, Appendable out) throws IOException {
    JsonText.indented(
        out,
        json -> {
          if (diagnoses.size() == 1) {
            writeDocument(json, diagnoses.getFirst());
          } else {
            json.writeStartObject();
            writeTool(json);
            json.writeArrayPropertyStart("reports");
            diagnoses.forEach(diagnosis -> writeDocument(json, diagnosis));
            json.writeEndArray();
            json.writeEndObject();
          }
        });
    out.append('\n');
  }

  private void writeDocument(JsonGenerator json, Diagnosis diagnosis) {
    json.writeStartObject();
    writeTool(json);
    new DiagnosisJson(json, comparison).write(diagnosis);
    json.writeEndObject();
  }

  void writeTool(JsonGenerator json) {
    json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
    json.writeStringProperty("tool", "lostwake " + toolVersion);
  }
}
