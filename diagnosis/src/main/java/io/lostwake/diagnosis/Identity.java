package io.lostwake.diagnosis;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.Frame;
import io.lostwake.model.Reference;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Stack;
import io.lostwake.model.Strand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether two dumps are of one process. Ids and places do not tell: replicas of a service start the
 * same goroutines in the same order. Addresses do, above all those of the network poller: they lie
 * in memory of the runtime that the kernel maps somewhere else in each process. The heap is
 * somewhere else since Go 1.26 only.
 */
final class Identity {
  private static final String POLL = "internal/poll.runtime_pollWait";

  /** Below lie numbers, and on most systems the program itself, the same in every process. */
  private static final long LOWEST_ADDRESS = 1L << 32;

  private static final double MOST = 0.9;

  private Identity() {}

  /**
   * Where a strand is.
   *
   * @param pollers the addresses that it shows of the network poller
   * @param others all other addresses
   */
  private record Face(Stack stack, Set<Reference> pollers, Set<Reference> others) {}

  static boolean isOneProcess(Snapshot before, Snapshot after) {
    if (!before.tells(Detail.STRAND_IDS) || !after.tells(Detail.STRAND_IDS)) {
      return false;
    }
    List<Pair> pairs = pairs(faces(before), faces(after));
    boolean isPolling = pairs.stream().anyMatch(pair -> !pair.before().pollers().isEmpty());
    return isPolling ? areSame(pairs, Face::pollers) : areSame(pairs, Face::others);
  }

  /** One id at one place in both dumps. */
  private record Pair(Face before, Face after) {}

  private static List<Pair> pairs(Map<Long, Face> before, Map<Long, Face> after) {
    List<Pair> pairs = new ArrayList<>();
    before.forEach((id, face) -> {
      Face later = after.get(id);
      if (later != null && later.stack().equals(face.stack())) {
        pairs.add(new Pair(face, later));
      }
    });
    return pairs;
  }

  private static boolean areSame(List<Pair> pairs, Function<Face, Set<Reference>> addresses) {
    int same = 0;
    int all = 0;
    for (Pair pair : pairs) {
      Set<Reference> known = addresses.apply(pair.before());
      if (!known.isEmpty()) {
        all++;
        same += known.equals(addresses.apply(pair.after())) ? 1 : 0;
      }
    }
    return all > 0 && same >= MOST * all;
  }

  /** The sampled strands by id. */
  private static Map<Long, Face> faces(Snapshot snapshot) {
    Map<Long, Face> faces = new HashMap<>();
    for (Cohort cohort : snapshot.cohorts()) {
      List<Frame> frames = cohort.stack().frames();
      for (Strand strand : cohort.samples()) {
        Set<Reference> pollers = new HashSet<>();
        Set<Reference> others = new HashSet<>();
        for (Reference reference : strand.references()) {
          boolean isPoller = frames.get(reference.frame()).function().equals(POLL);
          if (reference.certain() && isAddress(reference.address())) {
            (isPoller ? pollers : others).add(reference);
          }
        }
        faces.put(strand.id(), new Face(cohort.stack(), pollers, others));
      }
    }
    return faces;
  }

  private static boolean isAddress(long argument) {
    return Long.compareUnsigned(argument, LOWEST_ADDRESS) >= 0;
  }
}
