package io.lostwake.report;

import tools.jackson.core.JsonGenerator;

/// The keys of one entry of a baseline, the same in its file and in a report.
///
/// @param json where they are written
record BaselineJson(JsonGenerator json) {
  void write(Baseline.Entry entry) {
    var values = new JsonValues(json);
    json.writeStartObject();
    json.writeStringProperty("fingerprint", entry.fingerprint().value());
    values.text("cause", entry.cause());
    json.writeStringProperty("verdict", entry.verdict().name());
    json.writeNumberProperty("count", entry.count());
    values.textOrNull("culprit", entry.culprit());
    json.writeEndObject();
  }
}
