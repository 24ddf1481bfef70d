package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Diagnoses for a program that reads lines: for each process a line about it, then a line for each
/// of its findings, the worst first. Every line is a JSON object that can be understood alone; what
/// the keys mean stands in `docs/json.md`.
///
/// @param toolVersion the version of Lostwake that writes it, such as `0.1.0`
/// @param comparison what a baseline says of the findings
public record NdjsonReport(String toolVersion, Comparison comparison) implements Report {
  @Override
  public void write(List<Diagnosis> diagnoses, Appendable out) throws IOException {
    for (Diagnosis diagnosis : diagnoses) {
      writeLine(out, json -> writeTarget(json, diagnosis));
      for (Finding finding : diagnosis.findings()) {
        writeLine(
            out,
            json -> {
              writeStart(json, "FINDING", diagnosis);
              json.writeName("finding");
              new FindingJson(json, comparison).write(finding);
              json.writeEndObject();
            });
      }
    }
  }

  private static void writeLine(Appendable out, Consumer<JsonGenerator> line) throws IOException {
    JsonText.oneLine(out, line);
    out.append('\n');
  }

  private void writeStart(JsonGenerator json, String type, Diagnosis diagnosis) {
    json.writeStartObject();
    new JsonReport(toolVersion, comparison).writeTool(json);
    json.writeStringProperty("type", type);
    new DiagnosisJson(json, comparison).writeIdentity(diagnosis);
  }

  private void writeTarget(JsonGenerator json, Diagnosis diagnosis) {
    writeStart(json, "TARGET", diagnosis);
    new DiagnosisJson(json, comparison).writeStrandsAndWarnings(diagnosis);
    json.writeObjectPropertyStart("findings");
    for (Verdict verdict : Verdict.values()) {
      long count = diagnosis.findings().stream().filter(f -> f.verdict() == verdict).count();
      if (count > 0) {
        json.writeNumberProperty(verdict.name(), count);
      }
    }
    json.writeEndObject();
    json.writeNumberProperty("expected", DiagnosisText.count(diagnosis.expected()));
    json.writeNumberProperty("unclear", DiagnosisText.count(diagnosis.unclear()));
    new DiagnosisJson(json, comparison).writeRest(diagnosis);
    json.writeEndObject();
  }
}
