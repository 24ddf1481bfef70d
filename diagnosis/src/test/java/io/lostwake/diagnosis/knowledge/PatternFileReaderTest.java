package io.lostwake.diagnosis.knowledge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lostwake.diagnosis.Causes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternFileReaderTest {
  private static final String WHOLE =
      """
      library: example.com/queue
      patterns:
        - id: queue-worker
          says: an idle worker
          verdict: expected
          innermost: example.com/queue.next
          since: v1.2.0
          until: v1.9
          waits: [SELECT]
          why: it waits for work
          beyond: {strands: 5, minutes: 2, cause: no-sender, fix: close it}
      """;

  private static List<String> errors(byte[]... files) {
    PatternFileReader reader = new PatternFileReader(Causes.ids());
    for (int i = 0; i < files.length; i++) {
      reader.read((char) ('a' + i) + ".yaml", files[i]);
    }
    InvalidRulesException invalid =
        catchThrowableOfType(InvalidRulesException.class, reader::files);
    return invalid == null
        ? List.of()
        : invalid.errors().stream().map(RuleError::toString).toList();
  }

  @Test
  void aFileIsReadAsItIsWritten() throws InvalidRulesException {
    PatternFileReader reader = new PatternFileReader(Causes.ids());
    reader.read("a.yaml", ("\uFEFF" + WHOLE).getBytes(UTF_8));
    PatternFile file = reader.files().getFirst();
    assertThat(file.library().modules()).containsExactly("example.com/queue");
    Pattern pattern = file.patterns().getFirst();
    assertThat(pattern.waitsByDesign()).isTrue();
    assertThat(pattern.versions()).hasToString("since v1.2.0, until v1.9");
    assertThat(pattern.beyond())
        .isEqualTo(
            new Beyond(5, 2, List.of(), List.of(), "no-sender", "close it", "it waits for work"));
    assertThat(pattern.beyondDesign().cause()).isEqualTo("no-sender");
    assertThat(pattern.beyondDesign().isStrong()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id: queue-worker       | id: Queue Worker     | 3:9: an id has small letters, digits, dots and dashes, at most 80
          id: queue-worker       | id: [a]              | 3:9: id is a text, not a list
          says: an idle worker   | says: ''             | 4:11: says is empty
          says: an idle worker   | says:                | 4:10: says is empty
          says: an idle worker   | say: x               | 4:5: unknown key say: did you mean says?
          says: an idle worker   | [a]: x               | 4:5: a key is a word, not a list
          says: an idle worker   | why: x               | 10:5: why is given twice
          verdict: expected      | verdict: fine        | 5:14: unknown verdict fine; known are expected, leak
          verdict: expected      | verdict: leak        | 3:5: no cause
          verdict: expected      | colour: red          | 3:5: no verdict
          innermost: example.com/queue.next | innermost: '*' | 3:5: it would fit every stack: give innermost, calls or outermost
          innermost: example.com/queue.next | created_by: main.f | 3:5: it would fit every stack: give innermost, calls or outermost
          innermost: example.com/queue.next | innermost: a.*.b | 6:16: a.*.b: a * stands for any ending, so it can only be last
          since: v1.2.0          | since: 1.2.0         | 7:12: since is a version of the library such as v1.2.0, or of Go such as go1.22, not 1.2.0
          since: v1.2.0          | since: v2            | 7:12: since is a later version than until
          since: v1.2.0          | of_runtime: yes      | 7:17: of_runtime is true or false
          since: v1.2.0          | cause: no-sender     | 7:12: cause is for a leak, not for what waits by design
          waits: [SELECT]        | waits: [SELECT, CHAN_RECV] | 9:21: unknown wait CHAN_RECV: did you mean CHAN_RECEIVE?
          waits: [SELECT]        | waits: SELECT        | 9:12: waits is a list, not a single value
          strands: 5             | strands: many        | 11:23: strands is a whole number, 0 or more, without separators
          strands: 5             | strands: -1          | 11:23: strands is a whole number, 0 or more, without separators
          strands: 5,            | ``                   | 11:13: no strands
          cause: no-sender       | cause: no-sendr      | 11:45: unknown cause no-sendr: did you mean no-sender?
          patterns:              | patern:              | 2:1: unknown key patern: did you mean patterns?
          library: example.com/queue | library: a: b    | 1:11: no valid YAML: mapping values are not allowed here
          library: example.com/queue | library: "a      | 6:
          """)
  void whatIsWrongIsToldWithItsPlace(String right, String wrong, String error) {
    assertThat(WHOLE).contains(right);
    assertThat(errors(WHOLE.replace(right, wrong).getBytes(UTF_8)))
        .isNotEmpty()
        .allSatisfy(says -> assertThat(says).matches("a\\.yaml:\\d+:\\d+: .+"))
        .anySatisfy(
            says -> assertThat(says).startsWith("a.yaml:" + (error.equals("6:") ? "" : error)));
  }

  @Test
  void everythingIsToldAtOnceInTheOrderOfTheFile() {
    String wrong =
        WHOLE
            .replace("verdict: expected", "verdict: expectd")
            .replace("SELECT", "SELEKT")
            .replace("says: an", "syas: an");
    assertThat(errors(wrong.getBytes(UTF_8)))
        .containsExactly(
            "a.yaml:3:5: no says",
            "a.yaml:4:5: unknown key syas: did you mean says?",
            "a.yaml:5:14: unknown verdict expectd: did you mean expected?",
            "a.yaml:9:13: unknown wait SELEKT: did you mean SELECT?");
  }

  @Test
  void anIdIsUniqueInAllFilesTogether() {
    assertThat(errors(WHOLE.getBytes(UTF_8), WHOLE.getBytes(UTF_8)))
        .containsExactly("b.yaml:3:9: queue-worker is already the id of the pattern at a.yaml:3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                  | 1:1: empty; it needs a list named patterns
          # only a remark     | 1:1: empty; it needs a list named patterns
          [1]                 | 1:1: a file of rules is a mapping of keys to values, not a list
          just words          | 1:1: a file of rules is a mapping of keys to values, not a single value
          library: x          | 1:1: no patterns
          patterns: x         | 1:11: patterns is a list, not a single value
          patterns: []        | 1:11: patterns is empty
          patterns: [3]       | 1:12: a pattern is a mapping of keys to values, not a single value
          {a: *b}             | 1:5: no valid YAML: found undefined alias b
          patterns: [a, b     | 1:
          !!java/x {a: b}     | 1:
          """)
  void aFileThatIsNoFileOfRulesIsRefused(String yaml, String error) {
    assertThat(errors(yaml.getBytes(UTF_8)))
        .isNotEmpty()
        .first()
        .asString()
        .startsWith("a.yaml:" + (error.equals("1:") ? "" : error));
  }

  @Test
  void bytesThatAreNoTextAreRefusedAtTheirPlace() {
    assertThat(errors("library: x\nsource: \u00e9".getBytes(ISO_8859_1)))
        .containsExactly("a.yaml:2:9: a byte that is no UTF-8");
    assertThat(errors("library: x\nsource: \u0007".getBytes(UTF_8)))
        .containsExactly("a.yaml:2:9: a character that YAML does not allow");
  }

  @Test
  void aHostileFileCostsNoMoreThanItsSize() {
    assertThat(errors("[".repeat(500_000).getBytes(UTF_8)))
        .containsExactly("a.yaml:1:17: nested more than 16 deep");
    assertThat(errors(("a: &x [1]\nb: [" + "*x, ".repeat(5_000) + "]").getBytes(UTF_8)))
        .singleElement()
        .asString()
        .endsWith("more than 1,000 aliases");
    assertThat(errors(new byte[PatternFileReader.MAXIMUM_BYTES + 1]))
        .containsExactly("a.yaml:1:1: larger than 1,048,576 bytes");
    assertThat(errors(("patterns: [" + "3, ".repeat(5_000) + "]").getBytes(UTF_8))).hasSize(100);
    assertThat(errors(WHOLE.replace("[SELECT]", "[" + "SELECT,".repeat(65) + "]").getBytes(UTF_8)))
        .containsExactly("a.yaml:9:12: waits has more than 64 items");
  }

  @Test
  void aFileCutAnywhereIsReadOrRefused() {
    byte[] whole = WHOLE.getBytes(UTF_8);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(errors(cut)).allSatisfy(says -> assertThat(says).startsWith("a.yaml:"));
    }
  }

  @Test
  void theMessageHasEveryError() {
    PatternFileReader reader = new PatternFileReader(Causes.ids());
    reader.read("a.yaml", "patterns: [3, 4]".getBytes(UTF_8));
    assertThatThrownBy(reader::files)
        .hasMessageContaining("a.yaml:1:12")
        .hasMessageContaining("\na.yaml:1:15");
  }
}
