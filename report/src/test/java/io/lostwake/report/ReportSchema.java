package io.lostwake.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The published schema, read and applied by a validator that is not ours. */
final class ReportSchema {
  private final JsonObject schema = read();
  private final Validator validator =
      new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
  private final URI address = validator.registerSchema(schema.toString());

  List<String> errorsOf(String json) {
    return errors(validator.validate(address, json));
  }

  /** For a line of {@code --format ndjson}. */
  List<String> errorsOfLine(String json) {
    return errors(validator.validate(URI.create("urn:lostwake:report:1#/$defs/line"), json));
  }

  private static List<String> errors(Validator.Result result) {
    return result.isValid()
        ? List.of()
        : result.getErrors().stream()
            .map(error -> error.getInstanceLocation() + ": " + error.getError())
            .toList();
  }

  /** Every key of every object with fixed keys. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    collect(schema, keys, new TreeSet<>());
    return keys;
  }

  /** Every value of every closed set of values. */
  Set<String> values() {
    Set<String> values = new TreeSet<>();
    collect(schema, new TreeSet<>(), values);
    return values;
  }

  /** The values at one place below {@code $defs}, such as {@code wait.kind}. */
  List<String> values(String definition, String... property) {
    JsonObject found = schema.getAsJsonObject("$defs").getAsJsonObject(definition);
    for (String key : property) {
      found = found.getAsJsonObject("properties").getAsJsonObject(key);
    }
    return found.getAsJsonArray("enum").asList().stream().map(JsonElement::getAsString).toList();
  }

  private static void collect(JsonElement element, Set<String> keys, Set<String> values) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> collect(item, keys, values));
    } else if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> entry : element.getAsJsonObject().entrySet()) {
        if (entry.getKey().equals("properties")) {
          keys.addAll(entry.getValue().getAsJsonObject().keySet());
        } else if (entry.getKey().equals("enum")) {
          entry.getValue().getAsJsonArray().forEach(value -> values.add(value.getAsString()));
        }
        collect(entry.getValue(), keys, values);
      }
    }
  }

  private static JsonObject read() {
    try (InputStream bytes = JsonReport.class.getResourceAsStream(JsonReport.SCHEMA_RESOURCE)) {
      return JsonParser.parseString(
              new String(
                  Objects.requireNonNull(bytes, "the schema is not in the jar").readAllBytes(),
                  StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
