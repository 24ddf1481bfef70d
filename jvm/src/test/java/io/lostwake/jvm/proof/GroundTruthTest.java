package io.lostwake.jvm.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The collector is the judge. A program runs with {@code -Djdk.trackAllThreads=false}, holds its
 * threads weakly, and lets the collector free those that nothing reaches. The same program runs
 * with default flags and is dumped. Both have to agree on every thread.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroundTruthTest {
  /** The JVM itself keeps who waits in a monitor or at its entry, so the collector is no judge. */
  private static final String KEPT_BY_THE_JVM = "monitor-";

  /** It does so when it is asked to collect, whatever SoftRefLRUPolicyMSPerMB says (25.0.3). */
  private static final String CLEARS_SOFT_REFERENCES = "UseShenandoahGC";

  private final Programs programs;

  GroundTruthTest(@TempDir Path directory) throws IOException {
    programs = new Programs(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UseG1GC", "UseParallelGC", "UseSerialGC", "UseShenandoahGC", "UseZGC"})
  void theCollectorAgreesOnEveryKindOfHolder(String collector) throws Exception {
    List<String> options = List.of("-XX:+" + collector);
    CompletableFuture<Proven> dumped =
        CompletableFuture.supplyAsync(() -> proven(options, List.of("Holders", "wait")));
    Judgement all = Judgement.of(programs.run(options, List.of("Holders", "collect")));
    Map<String, String> judged = new TreeMap<>(all.fates());
    judged.keySet().removeIf(name -> name.startsWith(KEPT_BY_THE_JVM));
    if (collector.equals(CLEARS_SOFT_REFERENCES)) {
      judged.keySet().removeIf(name -> name.startsWith("kept-soft#"));
    }
    Proven proven = dumped.get();

    assertThat(new Judgement(judged).disagreements(proven)).isEmpty();
    assertThat(cases(judged, "freed")).hasSizeGreaterThan(40);
    assertThat(cases(judged, "kept")).hasSizeGreaterThan(60);
    assertThat(unlikeTheirNames(proven)).isEmpty();
    assertThat(cases(all.fates(), "woken")).isSubsetOf("kept-finalizer");
  }

  @ParameterizedTest
  @CsvSource({
    "UseG1GC, 1",
    "UseParallelGC, 2",
    "UseSerialGC, 3",
    "UseShenandoahGC, 4",
    "UseZGC, 5"
  })
  void theCollectorAgreesOnProgramsMadeAtRandom(String collector, String seed) throws Exception {
    boolean soft = !collector.equals(CLEARS_SOFT_REFERENCES);
    List<String> options = List.of("-XX:+" + collector, "-Dsoft=" + soft);
    CompletableFuture<Proven> dumped =
        CompletableFuture.supplyAsync(
            () -> proven(options, List.of("Generated", "wait", seed, "160")));
    Judgement judged =
        Judgement.of(programs.run(options, List.of("Generated", "collect", seed, "160")));

    assertThat(judged.disagreements(dumped.get())).isEmpty();
    assertThat(judged.fates()).hasSize(160 * 14);
    assertThat(judged.fates().values()).filteredOn("freed"::equals).hasSizeGreaterThan(500);
    assertThat(judged.fates().values()).filteredOn("kept"::equals).hasSizeGreaterThan(500);
  }

  private Proven proven(List<String> options, List<String> program) {
    try {
      return Proven.in(programs.dump(options, program, false), HeapContents.LIVE_OBJECTS);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Set<String> cases(Map<String, String> fates, String fate) {
    Set<String> cases = new TreeSet<>();
    fates.forEach((name, itsFate) -> {
      if (itsFate.equals(fate)) {
        cases.add(name.substring(0, name.indexOf('#')));
      }
    });
    return cases;
  }

  /** The names of the cases say what is true, for those too of which the collector is no judge. */
  private static List<String> unlikeTheirNames(Proven proven) {
    return proven.tiers().entrySet().stream()
        .filter(entry -> entry.getKey().contains("#"))
        .filter(entry -> entry.getValue() != expected(entry.getKey()))
        .map(entry -> entry + " " + proven.ways().getOrDefault(entry.getKey(), ""))
        .toList();
  }

  private static Tier expected(String name) {
    if (name.startsWith("monitor-lost-entry")) {
      return Tier.NOT_PROVEN;
    }
    String kind = name.startsWith(KEPT_BY_THE_JVM) ? name.substring(8) : name;
    return switch (kind.substring(0, kind.indexOf('-') < 0 ? 4 : kind.indexOf('-'))) {
      case "lost" -> Tier.NOTHING_CAN_WAKE;
      case "weak" -> Tier.ONLY_A_WEAK_REFERENCE;
      case "executor" -> Tier.ONLY_ITS_EXECUTOR;
      default -> Tier.NOT_PROVEN;
    };
  }
}
