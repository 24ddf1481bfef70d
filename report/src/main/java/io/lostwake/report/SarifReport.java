package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Warning;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/// Findings in SARIF 2.1.0 (OASIS), as GitHub code scanning and editors read it: one run for all
/// processes, the causes as its rules. What waits by design is not in it.
///
/// @param toolVersion the version of Lostwake that writes it, such as `0.1.0`
/// @param rules every cause that a finding may have, in the order of the catalogue
/// @param comparison what a baseline says of the findings
/// @param isMapped whether paths were turned into those of the repository: relative ones of the
///   user's own code then start at its root
public record SarifReport(
    String toolVersion, List<Rule> rules, Comparison comparison, boolean isMapped)
    implements Report {
  /// A cause as a report introduces it.
  ///
  /// @param id its name, such as `no-receiver`
  /// @param title what it is, in one short line
  /// @param docs the page to read, relative to the documentation's root
  public record Rule(String id, String title, String docs) {}

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])");

  public SarifReport {
    rules = List.copyOf(rules);
  }

  @Override
  public void write(List<Diagnosis> diagnoses, Appendable out) throws IOException {
    JsonText.indented(
        out,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("$schema", SCHEMA);
          json.writeStringProperty("version", "2.1.0");
          json.writeArrayPropertyStart("runs");
          writeRun(json, diagnoses);
          json.writeEndArray();
          json.writeEndObject();
        });
    out.append('\n');
  }

  private void writeRun(JsonGenerator json, List<Diagnosis> diagnoses) {
    json.writeStartObject();
    writeTool(json);
    writeInvocation(json, diagnoses);
    if (isMapped) {
      json.writeObjectPropertyStart("originalUriBaseIds");
      json.writeObjectPropertyStart(SarifLocations.ROOT);
      writeMessage(json, "description", "The root of the repository.");
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeStringProperty("columnKind", "utf16CodeUnits");
    json.writeArrayPropertyStart("results");
    var locations = new SarifLocations(json, isMapped);
    for (Diagnosis diagnosis : diagnoses) {
      for (Finding finding : diagnosis.findings()) {
        new SarifResult(json, locations, rules, comparison).write(diagnosis, finding);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeTool(JsonGenerator json) {
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "Lostwake");
    json.writeStringProperty("version", toolVersion);
    json.writeArrayPropertyStart("rules");
    for (Rule rule : rules) {
      json.writeStartObject();
      json.writeStringProperty("id", rule.id());
      writeMessage(json, "shortDescription", rule.title());
      writeMessage(
          json,
          "fullDescription",
          "Goroutines or threads wait for something that will not come: %s."
              .formatted(rule.title()));
      writeMessage(json, "help", "%s, or: lostwake explain %s".formatted(rule.docs(), rule.id()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeInvocation(JsonGenerator json, List<Diagnosis> diagnoses) {
    json.writeArrayPropertyStart("invocations");
    json.writeStartObject();
    json.writeBooleanProperty("executionSuccessful", true);
    json.writeArrayPropertyStart("toolExecutionNotifications");
    for (Diagnosis diagnosis : diagnoses) {
      for (Warning warning : diagnosis.warnings()) {
        writeNotification(json, "warning", warning.kind().name(), words(diagnosis, warning));
      }
    }
    for (Baseline.Entry entry : comparison.gone()) {
      writeNotification(
          json, "note", "BASELINE_GONE", "not found any more: " + BaselineWords.entry(entry));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static String words(Diagnosis diagnosis, Warning warning) {
    String place = warning.where().isEmpty() ? "" : warning.where() + ": ";
    String cost = warning.cost().isEmpty() ? "" : " (" + warning.cost() + ")";
    return diagnosis.target().name() + ": " + place + warning.says() + cost;
  }

  private static void writeNotification(
      JsonGenerator json, String level, String id, String message) {
    json.writeStartObject();
    json.writeObjectPropertyStart("descriptor");
    json.writeStringProperty("id", id);
    json.writeEndObject();
    json.writeStringProperty("level", level);
    writeMessage(json, "message", message);
    json.writeEndObject();
  }

  /// A text as SARIF's messages are written, with nothing in it that would be a link
  /// (`[text](target)`) or a placeholder (`{0}`): sections 3.11.5 and 3.11.6 of the standard.
  static void writeMessage(JsonGenerator json, String key, String text) {
    json.writeObjectPropertyStart(key);
    json.writeStringProperty(
        "text", PLACEHOLDER.matcher(VisibleText.of(text).replace("](", "] (")).replaceAll("{ $1"));
    json.writeEndObject();
  }
}
