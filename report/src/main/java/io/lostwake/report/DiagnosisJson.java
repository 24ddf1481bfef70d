package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.FatalError;
import io.lostwake.model.Finding;
import io.lostwake.model.Target;
import io.lostwake.model.Waiting;
import io.lostwake.model.Warning;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The keys of one diagnosis, in the order of the contract.
final class DiagnosisJson {
  private final JsonGenerator json;
  private final Comparison comparison;
  private final JsonValues values;

  DiagnosisJson(JsonGenerator json, Comparison comparison) {
    this.json = json;
    this.comparison = comparison;
    this.values = new JsonValues(json);
  }

  void write(Diagnosis diagnosis) {
    writeIdentity(diagnosis);
    writeStrandsAndWarnings(diagnosis);
    json.writeArrayPropertyStart("findings");
    for (Finding finding : diagnosis.findings()) {
      new FindingJson(json, comparison).write(finding);
    }
    json.writeEndArray();
    writeWaiting("expected", diagnosis.expected());
    writeWaiting("unclear", diagnosis.unclear());
    writeRest(diagnosis);
  }

  /// What was looked at, and when.
  void writeIdentity(Diagnosis diagnosis) {
    writeTarget(diagnosis.target());
    Instant takenAt = diagnosis.takenAt();
    values.text("takenAt", takenAt == null ? null : takenAt.toString());
  }

  void writeStrandsAndWarnings(Diagnosis diagnosis) {
    writeStrands(diagnosis);
    writeWarnings(diagnosis.warnings());
  }

  /// The keys behind those of the groups.
  void writeRest(Diagnosis diagnosis) {
    json.writeNumberProperty("active", diagnosis.active());
    json.writeNumberProperty("snapshots", diagnosis.snapshots());
    json.writeNumberProperty("change", diagnosis.change());
    json.writeStringProperty("leakProfile", diagnosis.leakProfile().name());
    writeFatalError(diagnosis);
    writeBaseline();
  }

  private void writeBaseline() {
    if (!comparison.hasBaseline()) {
      json.writeNullProperty("baseline");
      return;
    }
    json.writeObjectPropertyStart("baseline");
    json.writeArrayPropertyStart("gone");
    for (Baseline.Entry entry : comparison.gone()) {
      new BaselineJson(json).write(entry);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeTarget(Target target) {
    json.writeObjectPropertyStart("target");
    values.text("name", target.name());
    json.writeStringProperty("runtime", target.runtime().name());
    values.text("version", target.version());
    json.writeEndObject();
  }

  private void writeStrands(Diagnosis diagnosis) {
    json.writeObjectPropertyStart("strands");
    json.writeNumberProperty("total", diagnosis.total());
    json.writeObjectPropertyStart("byWait");
    diagnosis
        .strandsByWait()
        .forEach((kind, count) -> json.writeNumberProperty(kind.name(), count));
    json.writeEndObject();
    json.writeObjectPropertyStart("byKind");
    diagnosis
        .strandsByKind()
        .forEach((kind, count) -> json.writeNumberProperty(kind.name(), count));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeWarnings(List<Warning> warnings) {
    json.writeArrayPropertyStart("warnings");
    for (Warning warning : warnings) {
      json.writeStartObject();
      json.writeStringProperty("kind", warning.kind().name());
      values.textOrNull("where", warning.where());
      values.text("says", warning.says());
      values.textOrNull("cost", warning.cost());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeWaiting(String key, List<Waiting> groups) {
    json.writeArrayPropertyStart(key);
    for (Waiting waiting : groups) {
      json.writeStartObject();
      json.writeNumberProperty("count", waiting.count());
      values.text("knowledge", waiting.knowledge());
      values.wait(waiting.blockedOn(), waiting.minutes());
      values.stack(waiting.stack());
      values.framesElided(waiting.stack());
      values.frame("creator", waiting.creator());
      values.textOrNull("settledBy", waiting.settledBy());
      values.evidence(waiting.evidence());
      values.strandKind(waiting.kind());
      values.circumstances(waiting.circumstances());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeFatalError(Diagnosis diagnosis) {
    FatalError error = diagnosis.fatalError();
    if (error == null) {
      json.writeNullProperty("fatalError");
      return;
    }
    json.writeObjectPropertyStart("fatalError");
    values.text("message", error.message());
    json.writeBooleanProperty("everyStrandAsleep", error.everyStrandAsleep());
    json.writeEndObject();
  }
}
