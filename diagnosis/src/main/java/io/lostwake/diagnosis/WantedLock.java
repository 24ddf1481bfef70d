package io.lostwake.diagnosis;

import io.lostwake.model.Frame;
import io.lostwake.model.Reference;
import io.lostwake.model.Stack;
import io.lostwake.model.Strand;
import org.jspecify.annotations.Nullable;

/**
 * The lock a goroutine waits for. A lock is usually a field, so it is named by the object around it
 * as well: the argument of the call that took the lock with the greatest address at or below the
 * lock's.
 *
 * @param address of the lock; equal to {@code owner} when the dump shows only the object
 * @param owner of the object around it; equal to {@code address} when no object is known
 * @param callerFrame index of the frame that called into package sync
 */
record WantedLock(long address, long owner, int callerFrame) {
  /** Objects with a lock further inside than this are rare; neighbours in memory are not. */
  private static final long LARGEST_OFFSET = 1024;

  /** What a goroutine waits for; null when the dump does not tell. */
  static @Nullable WantedLock of(Strand strand, Stack stack) {
    int caller = callerFrame(stack);
    Reference waitsFor = strand.waitsFor();
    if (waitsFor == null) {
      return ofReceiver(strand, caller);
    }
    long owner = waitsFor.address();
    long best = -1;
    for (Reference reference : strand.references()) {
      long address = reference.address();
      if (reference.frame() == caller
          && Long.compareUnsigned(address, waitsFor.address()) <= 0
          && waitsFor.address() - address < LARGEST_OFFSET
          && address > best) {
        best = address;
        owner = address;
      }
    }
    return new WantedLock(waitsFor.address(), owner, caller);
  }

  private static @Nullable WantedLock ofReceiver(Strand strand, int caller) {
    for (Reference reference : strand.references()) {
      if (reference.frame() == caller && reference.position() == 0) {
        return new WantedLock(reference.address(), reference.address(), caller);
      }
    }
    return null;
  }

  private static int callerFrame(Stack stack) {
    int index = 0;
    for (Frame frame : stack.frames()) {
      if (!frame.function().startsWith("sync.") && !frame.function().startsWith("internal/sync.")) {
        return index;
      }
      index++;
    }
    return index;
  }

  /** Whether both are one lock. */
  boolean isSameAs(WantedLock other) {
    return address == other.address || (owner == other.owner && owner != address);
  }

  /** Whether a call of another goroutine has the lock or the object around it as an argument. */
  boolean isKnownTo(Strand other) {
    return other.references().stream().anyMatch(this::isReferredBy);
  }

  /** Whether the waiting goroutine's own outer calls have it too: it may hold it already. */
  boolean isKnownToCallers(Strand waiting) {
    return waiting.references().stream()
        .anyMatch(reference -> reference.frame() > callerFrame && isReferredBy(reference));
  }

  private boolean isReferredBy(Reference reference) {
    return reference.address() == owner || reference.address() == address;
  }
}
