package io.lostwake.diagnosis.knowledge;

import static io.lostwake.diagnosis.knowledge.Stacks.cohort;
import static io.lostwake.diagnosis.knowledge.Stacks.frame;
import static io.lostwake.diagnosis.knowledge.Stacks.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.diagnosis.Causes;
import io.lostwake.model.Cohort;
import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
  private static final Knowledge BUILT_IN = Knowledge.builtIn(Causes.ids());

  private static Knowledge with(String yaml) throws InvalidRulesException {
    PatternFileReader reader = new PatternFileReader(Causes.ids());
    reader.read("own.yaml", yaml.getBytes(UTF_8));
    return BUILT_IN.with(reader.files());
  }

  private static String idOf(Knowledge knowledge, Cohort cohort) {
    return knowledge.match(cohort, snapshot(null, cohort)).map(Pattern::id).orElse("none");
  }

  @Test
  void ownRulesGoBeforeBuiltInOnes() throws InvalidRulesException {
    Cohort open = cohort(WaitKind.SELECT, null, frame("net/http.(*persistConn).readLoop", ""));
    assertThat(idOf(BUILT_IN, open)).isEqualTo("http-client-body-not-closed");
    Knowledge own =
        with(
            """
            patterns:
              - id: our-stream
                says: a stream that is read for ever
                verdict: expected
                innermost: net/http.(*persistConn).readLoop
                why: the service streams
            """);
    assertThat(idOf(own, open)).isEqualTo("our-stream");
    assertThat(own.patterns()).hasSize(BUILT_IN.patterns().size() + 1);
    assertThat(own.files().getFirst().library().name()).isEqualTo("own.yaml");
  }

  @Test
  void anOwnRuleTakesThePlaceOfTheBuiltInOneWithItsId() throws InvalidRulesException {
    Knowledge own =
        with(
            """
            patterns:
              - id: http-client-body-not-closed
                says: x
                verdict: expected
                innermost: example.com/nothing.f
                why: y
            """);
    Cohort open = cohort(WaitKind.SELECT, null, frame("net/http.(*persistConn).readLoop", ""));
    assertThat(idOf(own, open)).isEqualTo("none");
    assertThat(own.patterns()).hasSameSizeAs(BUILT_IN.patterns());
  }

  @Test
  void amongOwnRulesAKnownLeakGoesBeforeAnIdleState() throws InvalidRulesException {
    Knowledge own =
        with(
            """
            patterns:
              - {id: idle, says: x, verdict: expected, outermost: a.run, why: y}
              - {id: lost, says: x, verdict: leak, innermost: a.wait*, cause: no-sender, fix: z, why: y}
            """);
    assertThat(idOf(own, cohort(WaitKind.SELECT, null, frame("a.waits", ""), frame("a.run", ""))))
        .isEqualTo("lost");
    assertThat(idOf(own, cohort(WaitKind.SELECT, null, frame("a.work", ""), frame("a.run", ""))))
        .isEqualTo("idle");
    assertThat(idOf(own, cohort(WaitKind.SELECT, null))).isEqualTo("none");
  }

  @Test
  void callsStandInTheirOrderWithGaps() throws InvalidRulesException {
    Knowledge own =
        with("patterns: [{id: p, says: x, verdict: expected, calls: [a.inner, a.outer], why: y}]");
    Frame gap = frame("b.gap", "");
    Frame inner = frame("a.inner", "");
    Frame outer = frame("a.outer", "");
    assertThat(idOf(own, cohort(WaitKind.SELECT, null, gap, inner, gap, outer, gap)))
        .isEqualTo("p");
    assertThat(idOf(own, cohort(WaitKind.SELECT, null, outer, inner))).isEqualTo("none");
  }

  /** The index and the plain list must agree; seeded. */
  @Test
  void theIndexFindsWhatAskingEveryPatternFinds() {
    Random random = new Random(42);
    List<WaitKind> waits = List.of(WaitKind.values());
    List<String> names = new ArrayList<>();
    for (Pattern pattern : BUILT_IN.patterns()) {
      Shape shape = pattern.shape();
      shape.calls().forEach(call -> names.add(call.text()));
      for (NamePattern name : Arrays.asList(shape.innermost(), shape.outermost())) {
        if (name != null) {
          names.add(name.text().replace("*", "x"));
          names.add(name.text());
        }
      }
    }
    int matched = 0;
    for (int i = 0; i < 20_000; i++) {
      Frame[] frames = new Frame[1 + random.nextInt(4)];
      for (int j = 0; j < frames.length; j++) {
        frames[j] = frame(names.get(random.nextInt(names.size())), "");
      }
      WaitKind wait = waits.get(random.nextInt(waits.size()));
      Cohort cohort = cohort(wait, null, frames);
      String expected =
          BUILT_IN.patterns().stream()
              .filter(pattern -> pattern.matches(cohort, snapshot(null, cohort)))
              .max(
                  // The first of equals: the maximum would be the last one.
                  Comparator.<Pattern>comparingInt(pattern -> lastCall(pattern, cohort))
                      .thenComparing(pattern -> !pattern.waitsByDesign())
                      .thenComparing(BUILT_IN.patterns()::indexOf, Comparator.reverseOrder()))
              .map(Pattern::id)
              .orElse("none");
      assertThat(idOf(BUILT_IN, cohort)).isEqualTo(expected);
      matched += expected.equals("none") ? 0 : 1;
    }
    assertThat(matched).isGreaterThan(200);
  }

  /** How far out the last function is that a pattern names; its calls in order, gaps allowed. */
  private static int lastCall(Pattern pattern, Cohort cohort) {
    List<Frame> frames = cohort.stack().frames();
    int at = -1;
    for (NamePattern call : pattern.shape().calls()) {
      do {
        at++;
      } while (!call.fits(frames.get(at).function()));
    }
    return Math.max(0, at);
  }

  @Test
  void aStackOfTheUsersOwnFramesFitsNoLibrary() {
    for (Pattern pattern : BUILT_IN.patterns()) {
      for (WaitKind wait : WaitKind.values()) {
        Cohort cohort =
            cohort(
                wait,
                null,
                new Frame("example.com/shop.work", "/srv/shop.go", 3, Origin.APPLICATION),
                new Frame("example.com/shop.run", "/srv/shop.go", 9, Origin.APPLICATION));
        assertThat(pattern.matches(cohort, snapshot(null, cohort))).as(pattern.id()).isFalse();
      }
    }
  }

  @Test
  void strandsOfOnePatternAreOneMatchAndThoseOfNoneComeLast() {
    Cohort reader =
        cohort(WaitKind.SELECT, null, frame("net/http.(*persistConn).writeLoop", "a.go"));
    Cohort other =
        cohort(
            WaitKind.SELECT,
            frame("main.main", ""),
            frame("net/http.(*persistConn).writeLoop", "b.go"));
    Cohort unknown = cohort(WaitKind.SELECT, null, frame("example.com/shop.work", ""));
    List<Match> matches =
        BUILT_IN.matches(snapshot(null, unknown, unknown, unknown, reader, other));
    assertThat(matches).extracting(Match::count).containsExactly(2L, 3L);
    assertThat(matches.getLast().pattern()).isNull();
  }
}
