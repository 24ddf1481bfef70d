package io.lostwake.report;

import io.lostwake.model.Companion;
import io.lostwake.model.Finding;
import io.lostwake.model.Member;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The keys of one finding, in the order of the contract.
final class FindingJson {
  private final JsonGenerator json;
  private final Comparison comparison;
  private final JsonValues values;

  FindingJson(JsonGenerator json, Comparison comparison) {
    this.json = json;
    this.comparison = comparison;
    this.values = new JsonValues(json);
  }

  void write(Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("fingerprint", finding.fingerprint().value());
    values.text("cause", finding.cause());
    json.writeStringProperty("verdict", finding.verdict().name());
    json.writeNumberProperty("count", finding.count());
    values.wait(finding.blockedOn(), finding.minutes());
    values.frame("culprit", finding.culprit());
    values.frame("creator", finding.creator());
    values.stack(finding.stack());
    writeCompanions(finding.companions());
    writeMembers(finding.members());
    values.labels("labels", finding.labels());
    values.evidence(finding.evidence());
    values.textOrNull("refutedBy", finding.refutedBy());
    values.textOrNull("fix", finding.fix());
    values.textOrNull("docs", finding.docs());
    values.text("headline", finding.headline());
    values.texts("alternatives", finding.alternatives());
    values.texts("assumptions", finding.assumptions());
    values.framesElided(finding.stack());
    values.strandKind(finding.kind());
    values.circumstances(finding.circumstances());
    values.text("baseline", comparison.stateOf(finding).map(Enum::name).orElse(null));
    json.writeEndObject();
  }

  private void writeCompanions(List<Companion> companions) {
    json.writeArrayPropertyStart("companions");
    for (Companion companion : companions) {
      json.writeStartObject();
      values.text("role", companion.role());
      json.writeNumberProperty("count", companion.count());
      values.wait(companion.blockedOn(), null);
      values.stack(companion.stack());
      values.framesElided(companion.stack());
      values.strandKind(companion.kind());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeMembers(List<Member> members) {
    json.writeArrayPropertyStart("members");
    for (Member member : members) {
      json.writeStartObject();
      json.writeNumberProperty("id", member.id());
      values.text("name", member.name());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
