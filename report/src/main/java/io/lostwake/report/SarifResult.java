package io.lostwake.report;

import io.lostwake.model.Companion;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Stack;
import io.lostwake.model.Verdict;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// One finding as a result of SARIF.
///
/// @param json where it is written
record SarifResult(
    JsonGenerator json,
    SarifLocations locations,
    List<SarifReport.Rule> rules,
    Comparison comparison) {
  void write(Diagnosis diagnosis, Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("ruleId", finding.cause());
    int index = ruleIndex(finding.cause());
    if (index >= 0) {
      json.writeNumberProperty("ruleIndex", index);
    }
    json.writeStringProperty("level", level(finding.verdict()));
    SarifReport.writeMessage(json, "message", message(diagnosis, finding));
    writeLocations(finding);
    writeStacks(finding);
    writeCodeFlow(finding);
    json.writeObjectPropertyStart("partialFingerprints");
    json.writeStringProperty("lostwake/v1", finding.fingerprint().value());
    json.writeEndObject();
    Optional<Comparison.State> state = comparison.stateOf(finding);
    if (state.isPresent()) {
      json.writeStringProperty("baselineState", baselineState(state.get()));
    }
    json.writeObjectPropertyStart("properties");
    json.writeStringProperty("verdict", finding.verdict().name());
    json.writeNumberProperty("count", finding.count());
    json.writeStringProperty("target", VisibleText.of(diagnosis.target().name()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private int ruleIndex(String cause) {
    return rules.stream().map(SarifReport.Rule::id).toList().indexOf(cause);
  }

  private static String level(Verdict verdict) {
    return switch (verdict) {
      case PROVEN -> "error";
      case LIKELY -> "warning";
      case SUSPECT, UNCLEAR -> "note";
      case EXPECTED -> "none";
    };
  }

  private static String baselineState(Comparison.State state) {
    return switch (state) {
      case NEW -> "new";
      case KNOWN -> "unchanged";
      case WORSE -> "updated";
    };
  }

  private static String message(Diagnosis diagnosis, Finding finding) {
    String blocked = Wording.blocked(finding.blockedOn(), finding.minutes());
    return "%s: %s%s.%s Seen in %s."
        .formatted(
            finding.verdict(),
            finding.headline(),
            blocked.isEmpty() ? "" : ", " + blocked,
            finding.fix().isEmpty() ? "" : " Fix: " + finding.fix() + ".",
            diagnosis.target().name());
  }

  private void writeLocations(Finding finding) {
    json.writeArrayPropertyStart("locations");
    Frame culprit = finding.culprit();
    if (culprit != null) {
      locations.write(culprit, "", 0);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("relatedLocations");
    int id = 1;
    Frame creator = finding.creator();
    if (creator != null) {
      locations.write(creator, "created by", id++);
    }
    for (Companion companion : finding.companions()) {
      Optional<Frame> frame =
          companion.stack().innermostApplicationFrame().or(companion.stack()::innermost);
      if (frame.isPresent()) {
        String words =
            "%s %s: %s"
                .formatted(
                    Wording.number(companion.count()),
                    companion.kind().words(companion.count()),
                    companion.role());
        locations.write(frame.get(), words, id++);
      }
    }
    json.writeEndArray();
  }

  private void writeStacks(Finding finding) {
    json.writeArrayPropertyStart("stacks");
    writeStack("where they are", finding.stack());
    for (Companion companion : finding.companions()) {
      writeStack(companion.role(), companion.stack());
    }
    json.writeEndArray();
  }

  private void writeStack(String message, Stack stack) {
    json.writeStartObject();
    SarifReport.writeMessage(json, "message", message);
    json.writeArrayPropertyStart("frames");
    for (Frame frame : stack.frames()) {
      json.writeStartObject();
      json.writeName("location");
      locations.write(frame, "", 0);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// From the call that started them, and on through the calls to the culprit.
  private void writeCodeFlow(Finding finding) {
    List<Frame> calls = finding.stack().frames().reversed();
    Frame culprit = finding.culprit();
    if (calls.isEmpty() && finding.creator() == null) {
      return;
    }
    json.writeArrayPropertyStart("codeFlows");
    json.writeStartObject();
    json.writeArrayPropertyStart("threadFlows");
    json.writeStartObject();
    json.writeArrayPropertyStart("locations");
    Frame creator = finding.creator();
    if (creator != null) {
      writeStep(creator, "starts them", creator.equals(culprit));
    }
    int last = culprit == null ? -1 : calls.lastIndexOf(culprit);
    for (Frame call : calls.subList(0, last < 0 ? calls.size() : last + 1)) {
      boolean isCulprit = call.equals(culprit);
      writeStep(call, isCulprit ? finding.headline() : "calls on", isCulprit);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void writeStep(Frame frame, String message, boolean isCulprit) {
    json.writeStartObject();
    json.writeName("location");
    locations.write(frame, message, 0);
    json.writeStringProperty("importance", isCulprit ? "essential" : "important");
    json.writeEndObject();
  }
}
