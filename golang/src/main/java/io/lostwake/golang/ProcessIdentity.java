package io.lostwake.golang;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.Frame;
import io.lostwake.model.Population;
import io.lostwake.model.Reference;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Strand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Whether two dumps are of one process. Ids and places do not tell: replicas of a service start the
 * same goroutines in the same order. Addresses do, where they are random: those of the network
 * poller, in memory that the kernel maps somewhere else in each process, and those of the heap
 * since Go 1.26. Before, every heap of one operating system starts at the same address; where the
 * poller is not seen either, many goroutines at their place tell.
 */
public final class ProcessIdentity {
  private static final String POLL = "internal/poll.runtime_pollWait";

  /** Below lie numbers, and on most systems the program itself, the same in every process. */
  private static final int LOWEST_RANDOM_BIT = 32;

  /** The upper half of addresses in the heaps of Go before 1.26, on amd64 and on arm64. */
  private static final long HEAP_OF_AMD64 = 0xc0;

  private static final long HEAP_OF_ARM64 = 0x40;

  private static final double MOST = 0.5;

  private static final int FEWEST_SHARED = 16;
  private static final double MOST_SHARED = 0.8;

  private ProcessIdentity() {}

  /** An argument of a call of a strand. */
  private record Argument(long strand, String function, int position) {
    boolean isOfPoller() {
      return function.equals(POLL);
    }
  }

  /** What the addresses of two dumps say. */
  public enum Comparison {
    SAME,
    DIFFERENT,
    /** The dumps have no addresses that can be compared. */
    NOT_TOLD
  }

  /** Compares two dumps, in any order. */
  public static Comparison compare(Snapshot one, Snapshot other) {
    if (!one.tells(Detail.STRAND_IDS) || !other.tells(Detail.STRAND_IDS)) {
      return Comparison.NOT_TOLD;
    }
    Map<Argument, Long> first = addresses(one);
    Map<Argument, Long> second = addresses(other);
    List<Argument> common = first.keySet().stream().filter(second::containsKey).toList();
    List<Argument> pollers = common.stream().filter(Argument::isOfPoller).toList();
    List<Argument> telling = pollers.isEmpty() ? common : pollers;
    if (telling.isEmpty()) {
      return shareMembers(one, other) ? Comparison.SAME : Comparison.NOT_TOLD;
    }
    long same = telling.stream().filter(a -> Objects.equals(first.get(a), second.get(a))).count();
    return same > 0 && same >= MOST * telling.size() ? Comparison.SAME : Comparison.DIFFERENT;
  }

  /**
   * Whether many goroutines of the smaller dump are at the same place in the other one. Replicas
   * share the few that every start has, not those that came with requests.
   */
  private static boolean shareMembers(Snapshot one, Snapshot other) {
    long shared = 0;
    for (Cohort cohort : one.cohorts()) {
      for (Cohort same : other.cohorts()) {
        if (cohort.isSamePlaceAs(same)) {
          shared += sharedIds(cohort.population(), same.population());
        }
      }
    }
    return shared >= FEWEST_SHARED && shared >= MOST_SHARED * Math.min(one.total(), other.total());
  }

  private static long sharedIds(Population one, Population other) {
    return IntStream.range(0, one.size()).filter(index -> other.contains(one.id(index))).count();
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
