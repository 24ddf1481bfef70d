package io.lostwake.report;

import io.lostwake.model.Fingerprint;
import io.lostwake.model.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;

/// A baseline as a file that people keep beside their code: JSON, one finding a line, sorted, so
/// that two branches can be merged and a difference can be read. `docs/formats.md` describes it.
public final class BaselineFile {
  /// Changes when an older Lostwake could not read the file.
  static final int VERSION = 1;

  private static final String VERSION_KEY = "lostwakeBaseline";

  private BaselineFile() {}

  /// A file that is no baseline, or a broken one.
  public static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    private BrokenException(TokenStreamLocation place, String message) {
      super(
          "line %d, column %d: %s"
              .formatted(place.getLineNr(), Math.max(1, place.getColumnNr()), message));
    }
  }

  /// Writes a baseline.
  ///
  /// @throws IOException when `out` cannot take it
  public static void write(Baseline baseline, Appendable out) throws IOException {
    out.append("{\n  \"%s\": %d,\n  \"findings\": [".formatted(VERSION_KEY, VERSION));
    String separator = "\n";
    for (Baseline.Entry entry : baseline.entries()) {
      out.append(separator).append("    ");
      JsonText.oneLine(out, json -> new BaselineJson(json).write(entry));
      separator = ",\n";
    }
    out.append(baseline.entries().isEmpty() ? "]\n}\n" : "\n  ]\n}\n");
  }

  /// Reads a baseline. Keys that are not known are skipped.
  ///
  /// @throws BrokenException that names the place of what is wrong
  public static Baseline read(String text) throws BrokenException {
    try (JsonParser json = JsonText.FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new Reader(json).baseline();
    } catch (JacksonException e) {
      throw new BrokenException(e.getLocation(), "no JSON: " + e.getOriginalMessage());
    }
  }

  /// What is read while it is read.
  private record Reader(JsonParser json) {
    Baseline baseline() throws BrokenException {
      expect(json.nextToken(), JsonToken.START_OBJECT, "a baseline is an object");
      boolean isVersioned = false;
      List<Baseline.Entry> entries = null;
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = json.currentName();
        JsonToken value = json.nextToken();
        switch (key) {
          case VERSION_KEY -> {
            expect(value, JsonToken.VALUE_NUMBER_INT, VERSION_KEY + " is a number");
            if (json.getValueAsInt() != VERSION) {
              throw broken(
                  "this Lostwake reads baselines of version %d, not %s"
                      .formatted(VERSION, json.getString()));
            }
            isVersioned = true;
          }
          case "findings" -> {
            expect(value, JsonToken.START_ARRAY, "findings is an array");
            entries = entries();
          }
          default -> json.skipChildren();
        }
      }
      if (!isVersioned || entries == null) {
        throw broken(
            "no baseline: there is no %s".formatted(isVersioned ? "findings" : VERSION_KEY));
      }
      if (json.nextToken() != null) {
        throw broken("there is more behind the baseline");
      }
      return Baseline.ofFile(entries);
    }

    private List<Baseline.Entry> entries() throws BrokenException {
      List<Baseline.Entry> entries = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        expect(json.currentToken(), JsonToken.START_OBJECT, "a finding is an object");
        entries.add(entry());
      }
      return entries;
    }

    private Baseline.Entry entry() throws BrokenException {
      TokenStreamLocation start = json.currentTokenLocation();
      Fingerprint fingerprint = null;
      String cause = "";
      Verdict verdict = Verdict.SUSPECT;
      long count = 1;
      String culprit = "";
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = json.currentName();
        JsonToken value = json.nextToken();
        switch (key) {
          case "fingerprint" -> fingerprint = fingerprint();
          case "cause" -> cause = text(key);
          case "verdict" -> verdict = verdict();
          case "count" -> {
            expect(value, JsonToken.VALUE_NUMBER_INT, "count is a number");
            count = count();
          }
          case "culprit" -> culprit = value == JsonToken.VALUE_NULL ? "" : text(key);
          default -> json.skipChildren();
        }
      }
      if (fingerprint == null) {
        throw new BrokenException(start, "a finding without fingerprint");
      }
      return new Baseline.Entry(fingerprint, cause, verdict, count, culprit);
    }

    private Fingerprint fingerprint() throws BrokenException {
      String value = text("fingerprint");
      try {
        return new Fingerprint(value);
      } catch (IllegalArgumentException e) {
        throw broken("a fingerprint is 16 hex digits");
      }
    }

    private Verdict verdict() throws BrokenException {
      String name = text("verdict");
      return Arrays.stream(Verdict.values())
          .filter(verdict -> verdict.name().equals(name))
          .findFirst()
          .orElseThrow(() -> broken("there is no verdict of this name"));
    }

    private long count() throws BrokenException {
      long count = json.getValueAsLong();
      if (count < 1) {
        throw broken("count is 1 or more");
      }
      return count;
    }

    private String text(String key) throws BrokenException {
      expect(json.currentToken(), JsonToken.VALUE_STRING, key + " is a text");
      return json.getString();
    }

    private void expect(JsonToken found, JsonToken wanted, String rule) throws BrokenException {
      if (found != wanted) {
        throw broken(rule);
      }
    }

    private BrokenException broken(String message) {
      return new BrokenException(json.currentTokenLocation(), message);
    }
  }
}
