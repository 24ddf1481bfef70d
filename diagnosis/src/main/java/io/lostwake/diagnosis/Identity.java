package io.lostwake.diagnosis;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.Frame;
import io.lostwake.model.Reference;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Strand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether two dumps are of one process. Ids and places do not tell: replicas of a service start the
 * same goroutines in the same order. Addresses do, where they are random: those of the network
 * poller, in memory that the kernel maps somewhere else in each process, and those of the heap
 * since Go 1.26. Before, every heap of one operating system starts at the same address.
 */
final class Identity {
  private static final String POLL = "internal/poll.runtime_pollWait";

  /** Below lie numbers, and on most systems the program itself, the same in every process. */
  private static final int LOWEST_RANDOM_BIT = 32;

  /** The upper half of addresses in the heaps of Go before 1.26, on amd64 and on arm64. */
  private static final long HEAP_OF_AMD64 = 0xc0;

  private static final long HEAP_OF_ARM64 = 0x40;

  private static final double MOST = 0.5;

  private Identity() {}

  /** An argument of a call of a strand. */
  private record Argument(long strand, String function, int position) {
    boolean isOfPoller() {
      return function.equals(POLL);
    }
  }

  static boolean isOneProcess(Snapshot before, Snapshot after) {
    if (!before.tells(Detail.STRAND_IDS) || !after.tells(Detail.STRAND_IDS)) {
      return false;
    }
    Map<Argument, Long> earlier = addresses(before);
    Map<Argument, Long> later = addresses(after);
    List<Argument> common = earlier.keySet().stream().filter(later::containsKey).toList();
    List<Argument> pollers = common.stream().filter(Argument::isOfPoller).toList();
    List<Argument> telling = pollers.isEmpty() ? common : pollers;
    long same = telling.stream().filter(a -> Objects.equals(earlier.get(a), later.get(a))).count();
    return same > 0 && same >= MOST * telling.size();
  }

  /** The random addresses that the sampled strands certainly hold. */
  private static Map<Argument, Long> addresses(Snapshot snapshot) {
    Map<Argument, Long> addresses = new HashMap<>();
    for (Cohort cohort : snapshot.cohorts()) {
      List<Frame> frames = cohort.stack().frames();
      for (Strand strand : cohort.samples()) {
        for (Reference reference : strand.references()) {
          if (reference.certain() && isRandom(reference.address())) {
            String function = frames.get(reference.frame()).function();
            addresses.putIfAbsent(
                new Argument(strand.id(), function, reference.position()), reference.address());
          }
        }
      }
    }
    return addresses;
  }

  private static boolean isRandom(long address) {
    long upper = address >>> LOWEST_RANDOM_BIT;
    return upper != 0 && upper != HEAP_OF_AMD64 && upper != HEAP_OF_ARM64;
  }
}
