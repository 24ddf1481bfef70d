package io.lostwake.report;

import io.lostwake.model.Circumstances;
import io.lostwake.model.Evidence;
import io.lostwake.model.Frame;
import io.lostwake.model.Labels;
import io.lostwake.model.Minutes;
import io.lostwake.model.Proof;
import io.lostwake.model.Stack;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Wait;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The values that several parts of a document share. What the model says by an empty text or by 0,
/// "not known", is null in JSON.
///
/// @param json where they are written
record JsonValues(JsonGenerator json) {
  void text(String key, @Nullable String text) {
    json.writeStringProperty(key, text == null ? null : wellFormed(text));
  }

  void textOrNull(String key, String text) {
    text(key, text.isEmpty() ? null : text);
  }

  void texts(String key, List<String> texts) {
    json.writeArrayPropertyStart(key);
    texts.forEach(text -> json.writeString(wellFormed(text)));
    json.writeEndArray();
  }

  void wait(Wait wait, @Nullable Minutes minutes) {
    json.writeObjectPropertyStart("wait");
    json.writeStringProperty("kind", wait.kind().name());
    textOrNull("text", wait.text());
    if (minutes == null) {
      json.writeNullProperty("minutes");
    } else {
      json.writeObjectPropertyStart("minutes");
      json.writeNumberProperty("min", minutes.min());
      json.writeNumberProperty("max", minutes.max());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  void frame(String key, @Nullable Frame frame) {
    if (frame == null) {
      json.writeNullProperty(key);
    } else {
      json.writeName(key);
      frame(frame);
    }
  }

  void stack(Stack stack) {
    json.writeArrayPropertyStart("stack");
    stack.frames().forEach(this::frame);
    json.writeEndArray();
  }

  void framesElided(Stack stack) {
    json.writeNumberProperty("framesElided", stack.elided());
  }

  void evidence(List<Evidence> facts) {
    json.writeArrayPropertyStart("evidence");
    for (Evidence fact : facts) {
      json.writeStartObject();
      text("kind", fact.kind());
      json.writeStringProperty("strength", fact.strength().name());
      text("says", fact.says());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void strandKind(StrandKind kind) {
    json.writeStringProperty("strandKind", kind.name());
  }

  void labels(String key, Labels labels) {
    json.writeObjectPropertyStart(key);
    labels
        .counts()
        .forEach((label, counts) -> {
          json.writeObjectPropertyStart(wellFormed(label));
          counts.forEach((value, count) -> json.writeNumberProperty(wellFormed(value), count));
          json.writeEndObject();
        });
    json.writeEndObject();
  }

  void circumstances(Circumstances circumstances) {
    json.writeObjectPropertyStart("circumstances");
    labels("facts", circumstances.facts());
    json.writeArrayPropertyStart("proofs");
    for (Proof proof : circumstances.proofs()) {
      json.writeStartObject();
      json.writeStringProperty("kind", proof.kind().name());
      json.writeNumberProperty("strands", proof.strands());
      text("says", proof.says());
      json.writeEndObject();
    }
    json.writeEndArray();
    text("keptPossibleBy", circumstances.keptPossibleBy());
    json.writeEndObject();
  }

  private void frame(Frame frame) {
    json.writeStartObject();
    text("function", frame.function());
    textOrNull("file", frame.file());
    if (frame.line() == 0) {
      json.writeNullProperty("line");
    } else {
      json.writeNumberProperty("line", frame.line());
    }
    json.writeStringProperty("origin", frame.origin().name());
    json.writeEndObject();
  }

  /// Half a surrogate pair cannot be written as UTF-8: it becomes U+FFFD, as a decoder would make
  /// of it.
  static String wellFormed(String text) {
    var wellFormed = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xfffd : c)
        .forEach(wellFormed::appendCodePoint);
    return wellFormed.toString();
  }
}
