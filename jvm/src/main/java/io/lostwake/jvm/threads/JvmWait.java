package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.model.Wait;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * What a thread waits for, as far as the dump tells.
 *
 * @param operation its kind and its name, the same for all threads of a place: {@code
 *     CountDownLatch.await}; followed by {@code with a limit} when it ends by itself
 * @param facts what is known of this thread, by keys for people: {@code waits for}, {@code
 *     executor}, {@code task}, {@code joined by}
 * @param blocker the object it waits for: the synchronizer of a lock, a queue, a future, the object
 *     of a monitor, a joined thread; {@link HeapGraph#NONE} when not known
 * @param awaitedId the id of the thread that has to act first, which may have ended: the owner of
 *     the lock, the joined thread, the thread that runs the task; 0 when not known
 * @param executor the executor or the scope it works for, {@link HeapGraph#NONE} for none
 */
public record JvmWait(
    Wait operation, SequencedMap<String, String> facts, int blocker, long awaitedId, int executor) {
  public JvmWait {
    Objects.requireNonNull(operation, "operation is null");
    facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
  }
}
