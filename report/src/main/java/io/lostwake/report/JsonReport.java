package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// Diagnoses for a program: the public contract of `docs/json.md` and of the schema in
/// [#SCHEMA_RESOURCE]. Every key is always there, always in the same order. One diagnosis is one
/// document; several are documents in an array under `reports`. Indented by two spaces, ended by a
/// line feed.
///
/// @param toolVersion the version of Lostwake that writes it, such as `0.1.0`
public record JsonReport(String toolVersion) implements Report {
  /// Changes when a program that reads the documents would have to change: a key that goes away or
  /// gets another meaning. A new key is no such change.
  public static final int SCHEMA_VERSION = 1;

  /// The JSON Schema (draft 2020-12) of what this writes, beside this class.
  public static final String SCHEMA_RESOURCE = "schema.json";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .characterEscapes(new HiddenCharacterEscapes())
          .build();

  @Override
  public void write(List<Diagnosis> diagnoses, Appendable out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(new Indented(), new AppendableWriter(out))) {
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
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
    out.append('\n');
  }

  private void writeDocument(JsonGenerator json, Diagnosis diagnosis) {
    json.writeStartObject();
    writeTool(json);
    new DiagnosisJson(json).write(diagnosis);
    json.writeEndObject();
  }

  private void writeTool(JsonGenerator json) {
    json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
    json.writeStringProperty("tool", "lostwake " + toolVersion);
  }

  private static final class Indented extends ObjectWriteContext.Base {
    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withRootSeparator("")
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                  .withObjectEmptySeparator("")
                  .withArrayEmptySeparator(""))
          .withObjectIndenter(TWO_SPACES)
          .withArrayIndenter(TWO_SPACES);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
