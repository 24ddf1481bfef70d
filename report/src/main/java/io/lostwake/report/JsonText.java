package io.lostwake.report;

import java.io.IOException;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// JSON as all reports write it: what a terminal would obey is escaped, and the output is neither
/// flushed nor closed.
final class JsonText {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .characterEscapes(new HiddenCharacterEscapes())
          .build();

  private JsonText() {}

  /// One value, indented by two spaces, without a line feed at its end.
  ///
  /// @throws IOException when `out` cannot take it
  static void indented(Appendable out, Consumer<JsonGenerator> value) throws IOException {
    write(new Indented(), out, value);
  }

  /// One value on one line, without a line feed at its end.
  ///
  /// @throws IOException when `out` cannot take it
  static void oneLine(Appendable out, Consumer<JsonGenerator> value) throws IOException {
    write(ObjectWriteContext.empty(), out, value);
  }

  private static void write(
      ObjectWriteContext context, Appendable out, Consumer<JsonGenerator> value)
      throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(context, new AppendableWriter(out))) {
      value.accept(json);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
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
