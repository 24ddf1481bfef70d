package io.lostwake.jvm.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the threads of a program in a run without the JDK's list of virtual threads.
 *
 * @param fates by the name of the thread: {@code freed} by the collector, {@code kept}, or {@code
 *     woken}
 */
record Judgement(Map<String, String> fates) {
  static Judgement of(List<String> lines) {
    Map<String, String> fates = new TreeMap<>();
    for (String line : lines) {
      int space = line.indexOf(' ');
      fates.put(line.substring(space + 1), line.substring(0, space));
    }
    return new Judgement(fates);
  }

  /** The threads about which the dump says something else. */
  List<String> disagreements(Proven proven) {
    List<String> disagreements = new ArrayList<>();
    fates.forEach((name, fate) -> {
      Tier tier = proven.tiers().get(name);
      if (!agree(fate, tier)) {
        disagreements.add(
            "%s was %s, but is %s: %s"
                .formatted(name, fate, tier, proven.ways().getOrDefault(name, "no way")));
      }
    });
    return disagreements;
  }

  /** A freed thread of a dropped executor is freed with default flags too, and not in the dump. */
  private static boolean agree(String fate, @org.jspecify.annotations.Nullable Tier tier) {
    return switch (fate) {
      case "freed" ->
          tier == null || tier == Tier.NOTHING_CAN_WAKE || tier == Tier.ONLY_A_WEAK_REFERENCE;
      case "kept" -> tier == Tier.NOT_PROVEN || tier == Tier.ONLY_ITS_EXECUTOR;
      case "woken" -> tier == Tier.NOT_PROVEN;
      default -> false;
    };
  }
}
