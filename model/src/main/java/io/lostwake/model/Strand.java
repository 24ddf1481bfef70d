package io.lostwake.model;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One goroutine, virtual thread or platform thread, in the detail that only a sample of a cohort
 * keeps.
 *
 * @param id the runtime's id; 0 when the dump does not tell
 * @param name what the program calls it; empty when it has none (goroutines never do)
 * @param creatorId the id of the strand that started it; 0 when the dump does not tell
 * @param minutes blocked for at least so many minutes; -1 when the dump does not tell
 * @param markedLeaked whether the source proved it lost: Go's leak profile, the heap of a JVM
 * @param waitsFor the address of the lock, wait group or condition it waits for; null when the dump
 *     does not show it
 * @param awaitedId the id of the strand that has to do something before this one goes on: the owner
 *     of the lock, the thread it joins. It may have ended; 0 when not told
 * @param references the arguments of its calls that may be addresses, innermost frame first
 * @param ancestry the calls that led to its creation, in the creators' stacks, nearest first; empty
 *     unless the process was told to keep them (Go's {@code GODEBUG=tracebackancestors})
 */
public record Strand(
    long id,
    String name,
    long creatorId,
    int minutes,
    boolean markedLeaked,
    @Nullable Reference waitsFor,
    long awaitedId,
    List<Reference> references,
    List<Frame> ancestry) {
  public Strand {
    references = references instanceof References ? references : List.copyOf(references);
    ancestry = List.copyOf(ancestry);
  }

  /** A goroutine: it has no name, and its dump does not tell whom it waits for. */
  public static Strand goroutine(
      long id,
      long creatorId,
      int minutes,
      boolean markedLeaked,
      @Nullable Reference waitsFor,
      List<Reference> references,
      List<Frame> ancestry) {
    return new Strand(id, "", creatorId, minutes, markedLeaked, waitsFor, 0, references, ancestry);
  }

  /** This strand with a mark of the leak profile. */
  public Strand marked() {
    return new Strand(
        id, name, creatorId, minutes, true, waitsFor, awaitedId, references, ancestry);
  }

  /** The same strand, each frame of its ancestry as the change makes it. */
  Strand mapping(UnaryOperator<Frame> change) {
    return ancestry.isEmpty()
        ? this
        : new Strand(
            id,
            name,
            creatorId,
            minutes,
            markedLeaked,
            waitsFor,
            awaitedId,
            references,
            ancestry.stream().map(change).toList());
  }
}
