package io.lostwake.diagnosis;

import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.Stack;
import io.lostwake.model.Strand;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for which lock, and who may hold it. Go does not say who holds a lock; a goroutine that
 * was called with the lock, or with the object around it, may. By addresses where the dump has
 * them, by receiver types where it has not.
 */
final class Locks {
  private final Scene scene;

  Locks(Scene scene) {
    this.scene = scene;
  }

  /**
   * That a goroutine may hold what another one waits for.
   *
   * @param holder the group of the one that may hold
   * @param byAddress whether both were called with the same object; else only with the same type
   * @param says the observation, as a sentence
   */
  record Held(Group holder, boolean byAddress, String says) {}

  /** A goroutine and the lock that it waits for. */
  private record Waiter(Strand strand, WantedLock lock) {
    /** Heaps are smaller; the variables of packages are further away from them. */
    private static final long LARGEST_HEAP = 1L << 36;

    boolean isElsewhere() {
      return lock.owner() == lock.address()
          && strand.references().stream()
              .filter(r -> r.frame() == lock.callerFrame() && r.position() == 0 && r.certain())
              .anyMatch(r -> isNear(r.address()) && r.address() != lock.address());
    }

    private boolean isNear(long address) {
      return Math.abs(address - lock.address()) < LARGEST_HEAP;
    }

    boolean waitsForEachOther(Waiter other) {
      return !lock.isSameAs(other.lock)
          && lock.isKnownTo(other.strand)
          && other.lock.isKnownTo(strand);
    }
  }

  /** Groups that wait for locks and are candidates. */
  List<Group> waiters() {
    return scene.unclaimed().stream().filter(group -> group.kind().isLock()).toList();
  }

  /** Other waiting groups that wait for the same lock, or for one of the same type if unknown. */
  Set<Group> waitersBeside(Group group) {
    Set<Group> beside = new LinkedHashSet<>();
    for (Group other : waiters()) {
      if (other != group && (sharesLock(group, other) || sharesUnknownLock(group, other))) {
        beside.add(other);
      }
    }
    return beside;
  }

  private static boolean sharesLock(Group group, Group other) {
    List<Waiter> others = waitersOf(other);
    return waitersOf(group).stream()
        .anyMatch(one -> others.stream().anyMatch(also -> one.lock().isSameAs(also.lock())));
  }

  private static boolean sharesUnknownLock(Group group, Group other) {
    if (!waitersOf(group).isEmpty() && !waitersOf(other).isEmpty()) {
      return false;
    }
    String type = receiverTypeOf(group.stack());
    return type != null && type.equals(receiverTypeOf(other.stack()));
  }

  /** Blocked groups, not for a lock, whose goroutines may hold what this group waits for. */
  List<Held> blockedHolders(Group waiter) {
    List<Held> holders = new ArrayList<>();
    for (Group other : scene.groups()) {
      boolean isBlocked = Scene.isBlocked(other) && !Scene.waitsByDesign(other);
      if (other != waiter && isBlocked && !other.kind().isLock()) {
        Held held = held(waiter, other);
        if (held != null) {
          holders.add(held);
        }
      }
    }
    return holders;
  }

  /** Whether a goroutine that is further on in the same call for the same object is stuck. */
  boolean isBehindOnePastTheLock(Group waiter) {
    return scene.groups().stream()
        .filter(other -> other != waiter && scene.isCandidate(other) && !scene.isClaimed(other))
        .flatMap(other -> OnePastTheLock.ofSameObject(waiter, other).stream())
        .anyMatch(Held::byAddress);
  }

  /** A running group whose goroutines may hold it: then it is contention, not a loss. */
  @Nullable Held runningHolder(Group waiter) {
    for (Group other : scene.groups()) {
      if (other.kind() == WaitKind.RUNNING || other.kind() == WaitKind.RUNNABLE) {
        Held held = held(waiter, other);
        if (held != null && held.byAddress()) {
          return held;
        }
      }
    }
    return null;
  }

  private static @Nullable Held held(Group waiter, Group other) {
    List<Waiter> waiters = waitersOf(waiter);
    for (Waiter waiting : waiters) {
      for (Strand strand : other.samples()) {
        if (waiting.lock().isKnownTo(strand)) {
          return new Held(other, true, knows(waiting, strand, other));
        }
      }
    }
    Held pastTheLock = OnePastTheLock.ofSameObject(waiter, other).orElse(null);
    if (pastTheLock != null) {
      return pastTheLock;
    }
    String type = receiverTypeOf(waiter.stack());
    int frame = type == null ? -1 : frameWithReceiver(other.stack(), type);
    if (frame < 0 || (!waiters.isEmpty() && knowsReceiver(other, frame))) {
      return OnePastTheLock.of(waiter, other).orElse(null);
    }
    return new Held(
        other, false, "it is called on the same type, %s, as those that wait".formatted(type));
  }

  /** Whether the dump tells the receiver of a call for sure: then it is another object. */
  private static boolean knowsReceiver(Group group, int frame) {
    return group.samples().stream()
        .flatMap(strand -> strand.references().stream())
        .anyMatch(r -> r.frame() == frame && r.position() == 0 && r.certain());
  }

  private static String knows(Waiter waiting, Strand strand, Group other) {
    return "goroutine %d (%s) was called with the object at 0x%x whose lock goroutine %d waits for"
        .formatted(
            strand.id(), other.blockedOn().text(), waiting.lock().owner(), waiting.strand().id());
  }

  /**
   * A group whose goroutines may hold what this one waits for, and wait for what this one may hold.
   * May be the group itself, when its goroutines take two locks in either order at the same lines.
   */
  @Nullable Held cyclePartner(Group group) {
    List<Waiter> own = waitersOf(group);
    for (Group other : waiters()) {
      List<Waiter> others = waitersOf(other);
      for (Waiter first : own) {
        for (Waiter second : others) {
          if (first.strand().id() != second.strand().id() && first.waitsForEachOther(second)) {
            return new Held(other, true, cycleSays(first, second));
          }
        }
      }
    }
    return null;
  }

  private static String cycleSays(Waiter first, Waiter second) {
    long wanted = first.lock().owner();
    long back = second.lock().owner();
    return ("goroutine %d waits for the lock of 0x%x and was called with 0x%x; goroutine %d waits for"
            + " the lock of 0x%x and was called with 0x%x")
        .formatted(first.strand().id(), wanted, back, second.strand().id(), back, wanted);
  }

  /**
   * Whether an outer call of the waiting goroutines has the same object: they may hold the lock.
   */
  @Nullable String relocks(Group group) {
    for (Waiter waiter : waitersOf(group)) {
      if (waiter.lock().isKnownToCallers(waiter.strand())) {
        return "goroutine %d waits for a lock of the object at 0x%x, and an outer call of its own has the same object"
            .formatted(waiter.strand().id(), waiter.lock().owner());
      }
    }
    // Who waits for a sync.Once waits for the first call of it, in whatever method that is.
    if (isElsewhere(group)
        || group.stack().calls("sync.(*Once).doSlow")
        || isTakenByLibrary(group.stack())) {
      return null;
    }
    List<String> callers = applicationFunctions(group.stack());
    String type = callers.isEmpty() ? null : Names.receiverType(callers.getFirst());
    boolean again =
        type != null && callers.stream().skip(1).anyMatch(f -> type.equals(Names.receiverType(f)));
    return again
        ? "the call that waits was made by another method of the same type, %s".formatted(type)
        : null;
  }

  /**
   * Whether the lock lies in another object than the one whose method takes it: then it says
   * nothing that the method was called by another one of the same type. A lock far from every
   * object is a variable of a package, which the methods of a type may share.
   */
  private static boolean isElsewhere(Group group) {
    return waitersOf(group).stream().anyMatch(Waiter::isElsewhere);
  }

  /** Whether a library takes the lock, of whose objects the methods of the program say nothing. */
  private static boolean isTakenByLibrary(Stack stack) {
    return stack.frames().stream()
        .map(Frame::origin)
        .filter(origin -> origin == Origin.APPLICATION || origin == Origin.LIBRARY)
        .findFirst()
        .equals(Optional.of(Origin.LIBRARY));
  }

  /** The sampled goroutines of a group whose lock the dump tells. */
  private static List<Waiter> waitersOf(Group group) {
    List<Waiter> waiters = new ArrayList<>();
    for (Strand strand : group.samples()) {
      WantedLock lock = WantedLock.of(strand, group.stack());
      if (lock != null) {
        waiters.add(new Waiter(strand, lock));
      }
    }
    return waiters;
  }

  private static List<String> applicationFunctions(Stack stack) {
    return stack.frames().stream().filter(Frame::isApplication).map(Frame::function).toList();
  }

  private static @Nullable String receiverTypeOf(Stack stack) {
    return stack
        .innermostApplicationFrame()
        .map(frame -> Names.receiverType(frame.function()))
        .orElse(null);
  }

  private static int frameWithReceiver(Stack stack, String type) {
    for (int index = 0; index < stack.frames().size(); index++) {
      if (type.equals(Names.receiverType(stack.frames().get(index).function()))) {
        return index;
      }
    }
    return -1;
  }
}
