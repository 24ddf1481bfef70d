package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.lostwake.model.Evidence;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Origin;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Verdict;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schema must refuse what is not the contract, or its approval means nothing. */
class ReportSchemaTest {
  /** Objects whose keys come from the process, not from the contract. */
  private static final Set<String> OPEN = Set.of("byKind", "facts", "byWait", "labels", "handler");

  private final ReportSchema schema = new ReportSchema();

  @Test
  void refusesEveryDocumentThatLacksAKey() throws IOException {
    JsonObject document = document();
    int tried = 0;
    for (JsonObject object : closedObjects(document, "")) {
      for (String key : List.copyOf(object.keySet())) {
        JsonElement removed = object.remove(key);
        assertThat(schema.errorsOf(document.toString())).as("without %s", key).isNotEmpty();
        object.add(key, removed);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(100);
    assertThat(schema.errorsOf(document.toString())).isEmpty();
  }

  @Test
  void refusesEveryUnknownKey() throws IOException {
    JsonObject document = document();
    for (JsonObject object : closedObjects(document, "")) {
      object.addProperty("surprise", 1);
      assertThat(schema.errorsOf(document.toString())).as("surprise in %s", object).isNotEmpty();
      object.remove("surprise");
    }
  }

  @Test
  void refusesEveryValueOfAnotherType() throws IOException {
    JsonObject document = document();
    for (JsonObject object : closedObjects(document, "")) {
      for (String key : List.copyOf(object.keySet())) {
        JsonElement right = object.get(key);
        object.add(key, JsonParser.parseString("[[true]]"));
        assertThat(schema.errorsOf(document.toString())).as("wrong type of %s", key).isNotEmpty();
        object.add(key, right);
      }
    }
  }

  @Test
  void knowsTheValuesOfTheModelAndNoOthers() {
    assertThat(schema.values("waitKind")).isEqualTo(names(WaitKind.values()));
    assertThat(schema.values("warning", "kind")).isEqualTo(names(Warning.Kind.values()));
    assertThat(schema.values("finding", "verdict")).isEqualTo(names(Verdict.values()));
    assertThat(schema.values("evidence", "strength")).isEqualTo(names(Evidence.Strength.values()));
    assertThat(schema.values("frame", "origin")).isEqualTo(names(Origin.values()));
    assertThat(schema.values("target", "runtime")).isEqualTo(names(TargetRuntime.values()));
    assertThat(schema.values("document", "leakProfile")).isEqualTo(names(LeakProfile.values()));
  }

  private static List<JsonObject> closedObjects(JsonElement element, String key) {
    if (element instanceof JsonArray array) {
      return array.asList().stream().flatMap(item -> closedObjects(item, "").stream()).toList();
    }
    if (!(element instanceof JsonObject object)) {
      return List.of();
    }
    Stream<JsonObject> inner =
        object.entrySet().stream()
            .flatMap(entry -> closedObjects(entry.getValue(), entry.getKey()).stream());
    return (OPEN.contains(key) ? inner : Stream.concat(Stream.of(object), inner)).toList();
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  private static JsonObject document() throws IOException {
    var out = new StringBuilder();
    new JsonReport("0.1.0", Comparison.NONE).write(List.of(SureSituations.documented()), out);
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }
}
