package io.lostwake.diagnosis;

import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.Detail;
import io.lostwake.model.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Callers of database/sql that wait for a connection while they hold one: by rows that they read,
 * or by a transaction that they began. Open rows and transactions have a goroutine each, which the
 * caller has started (`Rows.initContextClose` and `DB.beginDC`, Go 1.19 to 1.27); from Go 1.21 on a
 * dump tells by which goroutine.
 *
 * @param callers who wait
 * @param holders the goroutines of the rows and transactions that callers have opened
 * @param holding how many of the callers hold a connection
 */
record SecondConnection(Group callers, List<Group> holders, long holding) {
  private static final String WAITS = "database/sql.(*DB).conn";
  private static final List<String> HOLDS =
      List.of("database/sql.(*Rows).awaitDone", "database/sql.(*Tx).awaitDone");
  private static final String FIX =
      "make no query while rows that the same goroutine reads are open (read them to their end first), make it on"
          + " the transaction that is open, and query with a context that has a deadline";

  SecondConnection {
    holders = List.copyOf(holders);
  }

  /** What a group waits for, if at least half of its known members hold a connection already. */
  static Optional<SecondConnection> of(Group callers, Scene scene) {
    long[] ids = callers.ids();
    if (!callers.stack().calls(WAITS) || !scene.tells(Detail.CREATOR_IDS) || ids.length == 0) {
      return Optional.empty();
    }
    List<Group> holders = new ArrayList<>();
    List<long[]> openers = new ArrayList<>();
    for (Group group : scene.unclaimed()) {
      if (HOLDS.stream().anyMatch(group.stack()::calls)) {
        openers.add(group.creatorIds());
        if (areAll(group.creatorIds(), ids)) {
          holders.add(group);
        }
      }
    }
    long holding =
        Arrays.stream(ids)
            .filter(id -> openers.stream().anyMatch(of -> Arrays.binarySearch(of, id) >= 0))
            .count();
    return holding * 2 < ids.length
        ? Optional.empty()
        : Optional.of(new SecondConnection(callers, holders, holding));
  }

  private static boolean areAll(long[] openers, long[] callers) {
    return openers.length > 0
        && Arrays.stream(openers).allMatch(id -> Arrays.binarySearch(callers, id) >= 0);
  }

  /** The claim, with the rows and transactions that nobody but the callers can have open. */
  Claim claim(Cause cause, boolean isSuspectAlone) {
    Pattern known = callers.knowledge().orElseThrow();
    Claim claim = Known.claim(callers, cause, known, isSuspectAlone);
    Evidence fact =
        Facts.weak(
            "holds-a-connection",
            "%,d of them hold a connection already, by rows or a transaction of their own, and wait for a second one"
                .formatted(holding));
    List<Claim.Accomplice> accomplices =
        holders.stream()
            .map(group -> new Claim.Accomplice("what they hold a connection by", group))
            .toList();
    return new Claim(
        cause,
        callers,
        accomplices,
        List.of(),
        List.of(claim.evidence().getFirst(), fact),
        isSuspectAlone,
        FIX);
  }
}
