package io.lostwake.diagnosis;

import io.lostwake.model.Cohort;
import io.lostwake.model.Frame;
import io.lostwake.model.Minutes;
import io.lostwake.model.Reference;
import io.lostwake.model.Stack;
import io.lostwake.model.Strand;
import io.lostwake.model.WaitKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A goroutine that is stuck further on in the function in which others wait for a lock: a logger
 * whose output nobody reads looks so, and a transaction whose function waits for something else.
 * Only one can hold a lock, so more than one further on says nothing.
 */
final class OnePastTheLock {
  /** A short queue behind a write is everyday contention. */
  private static final int FEWEST_WAITERS = 8;

  /** Objects with a lock further inside than this are rare; neighbours in memory are not. */
  private static final long LARGEST_OFFSET = 1024;

  /** Functions that return with the lock held: who called them, holds it. */
  private static final Pattern HANDS_ON =
      Pattern.compile("(?i)(?:try)?(?:r|w|rw|read|write)?lock(?:slow)?|(?:begin|acquire).*");

  private OnePastTheLock() {}

  /** One goroutine and where it is. */
  private record Place(Stack stack, Strand strand) {
    Stream<Reference> receivers() {
      return strand.references().stream()
          .filter(r -> r.position() == 0 && r.certain() && r.frame() < stack.frames().size())
          .filter(r -> Names.receiverType(function(r)) != null);
    }

    String function(Reference reference) {
      return stack.frames().get(reference.frame()).function();
    }
  }

  /**
   * That some goroutine of the other group was called with the same object as one that waits, as
   * the dump tells for sure. It is the holder for as far as addresses tell when it is blocked in
   * something inside the process, or for minutes; else the others may get the lock in a moment.
   */
  static Optional<Locks.Held> ofSameObject(Group waiter, Group other) {
    if (!mayHold(other.kind()) || !areAllShown(other)) {
      return Optional.empty();
    }
    List<Place> waiting = placesOf(waiter);
    List<Place> holders =
        placesOf(other).stream()
            .filter(holder -> waiting.stream().anyMatch(one -> isPastForSameObject(one, holder)))
            .toList();
    if (holders.size() != 1) {
      return Optional.empty();
    }
    Place holder = holders.getFirst();
    Place behind =
        waiting.stream().filter(one -> isPastForSameObject(one, holder)).findFirst().orElseThrow();
    Frame call = behind.stack().frames().get(caller(behind.stack()).orElseThrow());
    return Optional.of(
        new Locks.Held(
            other,
            isLasting(other),
            "goroutine %d (%s) is further on in %s for the same object, where goroutine %d waits at %s"
                .formatted(
                    holder.strand().id(),
                    other.blockedOn().text(),
                    call.function(),
                    behind.strand().id(),
                    call.place())));
  }

  /** What is observed, if the other group is one goroutine, and many wait. */
  static Optional<Locks.Held> of(Group waiter, Group other) {
    if (other.count() != 1 || waiter.count() < FEWEST_WAITERS || !isWrite(other.kind())) {
      return Optional.empty();
    }
    return caller(waiter.stack())
        .filter(call -> !pastIn(waiter.stack(), call, other.stack()).isEmpty())
        .map(call -> waiter.stack().frames().get(call))
        .map(call ->
            new Locks.Held(
                other,
                false,
                "it is further on in %s, where %d wait at %s"
                    .formatted(call.function(), waiter.count(), call.place())));
  }

  private static boolean areAllShown(Group group) {
    return group.samples().size() == group.count();
  }

  private static List<Place> placesOf(Group group) {
    return group.cohorts().stream().flatMap(OnePastTheLock::placesOf).toList();
  }

  private static Stream<Place> placesOf(Cohort cohort) {
    return cohort.samples().stream().map(strand -> new Place(cohort.stack(), strand));
  }

  /** A wait for a condition gives the lock back. */
  private static boolean mayHold(WaitKind kind) {
    return Scene.isBlocked(kind) && !kind.isLock() && kind != WaitKind.CONDITION_WAIT;
  }

  private static boolean isLasting(Group holder) {
    Minutes minutes = holder.minutes();
    return switch (holder.kind().family()) {
      case CHANNEL, WAIT_GROUP -> true;
      default -> minutes != null && minutes.max() >= 1;
    };
  }

  private static boolean isWrite(WaitKind kind) {
    return kind == WaitKind.SYSTEM_CALL
        || kind == WaitKind.INPUT_OUTPUT
        || kind == WaitKind.CHAN_SEND;
  }

  private static boolean isPastForSameObject(Place waiting, Place holder) {
    int call = caller(waiting.stack()).orElse(-1);
    return call >= 0
        && pastIn(waiting.stack(), call, holder.stack()).stream()
            .anyMatch(past ->
                hasSameReceiver(waiting, call, holder, past)
                    || hasSameOuterReceiver(waiting, call, holder)
                    || knowsObject(waiting, call, holder));
  }

  private static boolean hasSameReceiver(Place waiting, int call, Place holder, int past) {
    return waiting
        .receivers()
        .filter(r -> r.frame() == call)
        .anyMatch(
            r -> holder.receivers().anyMatch(h -> h.frame() == past && h.address() == r.address()));
  }

  /**
   * Where the runtime does not print the receiver of the call (log/slog's handler, after a large
   * argument), that of the next call out in the same package stands for it.
   */
  private static boolean hasSameOuterReceiver(Place waiting, int call, Place holder) {
    if (waiting.receivers().anyMatch(r -> r.frame() == call)) {
      return false;
    }
    String prefix = packagePrefix(waiting.stack().frames().get(call).function());
    return waiting
        .receivers()
        .filter(r -> r.frame() > call && packagePrefix(waiting.function(r)).equals(prefix))
        .min(Comparator.comparingInt(Reference::frame))
        .filter(r -> isCalledWith(holder, waiting.function(r), r.address()))
        .isPresent();
  }

  private static String packagePrefix(String method) {
    int receiver = method.indexOf(".(");
    return receiver < 0 ? "" : method.substring(0, receiver);
  }

  /** The lock lies in an object of an outer call: both were called with it. */
  private static boolean knowsObject(Place waiting, int call, Place holder) {
    Reference lock = waiting.strand().waitsFor();
    return lock != null
        && waiting
            .receivers()
            .filter(r -> r.frame() >= call && isWithin(lock.address(), r.address()))
            .anyMatch(r -> isCalledWith(holder, waiting.function(r), r.address()));
  }

  private static boolean isWithin(long lock, long object) {
    return Long.compareUnsigned(object, lock) <= 0 && lock - object < LARGEST_OFFSET;
  }

  private static boolean isCalledWith(Place place, String function, long receiver) {
    return place
        .receivers()
        .anyMatch(r -> r.address() == receiver && place.function(r).equals(function));
  }

  /**
   * The index of the call that wants the lock: the innermost that is no method of a lock itself and
   * does not return with the lock held.
   */
  private static Optional<Integer> caller(Stack stack) {
    List<Frame> frames = stack.frames();
    return IntStream.range(0, frames.size())
        .filter(i -> !isOfLocks(frames.get(i).function()))
        .boxed()
        .findFirst();
  }

  private static boolean isOfLocks(String function) {
    return function.startsWith("sync.")
        || function.startsWith("internal/sync.")
        || HANDS_ON.matcher(Names.simpleName(function)).matches();
  }

  /** The indexes of another goroutine's calls of the same function that are further on in it. */
  private static List<Integer> pastIn(Stack waiting, int call, Stack other) {
    Frame frame = waiting.frames().get(call);
    return IntStream.range(0, other.frames().size())
        .filter(i -> isPast(frame, other.frames().get(i)))
        .boxed()
        .toList();
  }

  private static boolean isPast(Frame call, Frame frame) {
    return frame.function().equals(call.function())
        && frame.file().equals(call.file())
        && call.line() > 0
        && frame.line() > call.line();
  }
}
