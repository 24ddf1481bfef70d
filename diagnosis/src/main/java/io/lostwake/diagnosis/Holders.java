package io.lostwake.diagnosis;

import io.lostwake.model.Circumstances;
import io.lostwake.model.Evidence;
import java.util.Map;
import java.util.Optional;

/** Who else can reach what the strands of a group wait for, where the source tells it. */
final class Holders {
  private Holders() {}

  /**
   * That nobody does. Strong if it holds for most of them; the others may be on their way through.
   * Empty for a group that is proven: there the proof says more.
   */
  static Optional<Evidence> none(Group group) {
    long strands = strandsWithout(group);
    if (strands == 0 || group.isProvenBySource()) {
      return Optional.empty();
    }
    String says =
        group.count() == 1
            ? "nothing alive but the waiting thread itself reaches what it waits for: only an interrupt could end it"
            : "nothing alive but the waiting threads themselves reaches what they wait for: only an interrupt could end it"
                + whom(strands, group.count());
    return Optional.of(
        isNoneFor(group)
            ? Facts.strong("held-by-nobody", says)
            : Facts.weak("held-by-nobody", says));
  }

  /** Whether nobody does for most of them: then nothing from outside can end their wait either. */
  static boolean isNoneFor(Group group) {
    return strandsWithout(group) * 2 > group.count();
  }

  private static long strandsWithout(Group group) {
    Map<String, Long> holders = group.circumstances().facts().counts().get(Circumstances.HELD_BY);
    return holders == null ? 0 : holders.getOrDefault(Circumstances.NOBODY_ELSE, 0L);
  }

  private static String whom(long strands, long count) {
    if (strands < count) {
      return " (%,d of %,d)".formatted(strands, count);
    }
    return count == 2 ? " (both of them)" : " (all %,d of them)".formatted(count);
  }
}
