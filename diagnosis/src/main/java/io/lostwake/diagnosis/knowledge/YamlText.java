package io.lostwake.diagnosis.knowledge;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// A YAML file as nodes that know their line and column, within limits: reading a hostile one costs
/// no more than its size.
final class YamlText {
  private static final int DEEPEST = 16;
  private static final int MOST_ALIASES = 1_000;

  private final RuleErrors errors;
  private final LoadSettings settings;

  YamlText(RuleErrors errors) {
    this.errors = errors;
    this.settings =
        LoadSettings.builder()
            .setLabel(errors.file())
            .setCodePointLimit(PatternFileReader.MAXIMUM_BYTES + 1)
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .build();
  }

  /// The document; null when it cannot be read, which the errors then tell.
  @Nullable Node read(byte[] bytes) {
    if (bytes.length > PatternFileReader.MAXIMUM_BYTES) {
      errors.at(1, 1, "larger than %,d bytes".formatted(PatternFileReader.MAXIMUM_BYTES));
      return null;
    }
    String text = decoded(bytes);
    if (text == null) {
      return null;
    }
    try {
      if (!isWithinLimits(text)) {
        return null;
      }
      Node document = new Compose(settings).composeString(text).orElse(null);
      if (document == null) {
        errors.at(1, 1, "empty; it needs a list named patterns");
      }
      return document;
    } catch (MarkedYamlEngineException e) {
      errors.at(e.getProblemMark(), "no valid YAML: " + e.getProblem());
    } catch (ReaderException e) {
      atOffset(text, e.getPosition(), "a character that YAML does not allow");
    } catch (YamlEngineException e) {
      errors.at(1, 1, "no valid YAML: " + e.getMessage());
    }
    return null;
  }

  /// The composer follows the nesting by recursion; the parser, which this asks first, does not.
  private boolean isWithinLimits(String text) {
    int depth = 0;
    int aliases = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event) {
        case CollectionStartEvent _ -> depth++;
        case CollectionEndEvent _ -> depth--;
        case AliasEvent _ -> aliases++;
        default -> {}
      }
      if (depth > DEEPEST || aliases > MOST_ALIASES) {
        errors.at(
            event.getStartMark(),
            depth > DEEPEST
                ? "nested more than %d deep".formatted(DEEPEST)
                : "more than %,d aliases".formatted(MOST_ALIASES));
        return false;
      }
    }
    return true;
  }

  private @Nullable String decoded(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    String decoded = text.toString();
    if (result.isError()) {
      atOffset(decoded, decoded.codePointCount(0, decoded.length()), "a byte that is no UTF-8");
      return null;
    }
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }

  private void atOffset(String text, int codePoints, String says) {
    String before =
        text.substring(
            0,
            text.offsetByCodePoints(
                0, Math.min(codePoints, text.codePointCount(0, text.length()))));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int lineStart = before.lastIndexOf('\n') + 1;
    errors.at(line, before.codePointCount(lineStart, before.length()) + 1, says);
  }
}
