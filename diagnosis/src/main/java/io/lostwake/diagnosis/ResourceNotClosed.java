package io.lostwake.diagnosis;

import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A resource of a library that keeps strands until it is closed; a permit that is not released. */
record ResourceNotClosed() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "kept by a resource that nobody closes",
          "kept by a resource that nobody will close",
          "close it on every path: defer resp.Body.Close(), defer rows.Close(), defer tx.Rollback()",
          "code that still reads from it, or closes it later");

  private static final Explanation PERMIT =
      new Explanation(
          "waiting for a permit that nobody gives back",
          "can never get a permit: nobody will give one back",
          "release in finally, once for each acquire; or tryAcquire with a time limit",
          "a thread that holds a permit and releases it later");

  private static final Explanation JVM =
      new Explanation(
          "kept by a resource that nobody closes",
          "kept by a resource that nobody will close",
          "close it on every path: try-with-resources",
          "code that still reads from it, or closes it later");

  @Override
  public String id() {
    return "resource-not-closed";
  }

  @Override
  public String title() {
    return "response body, rows, transaction or permit not given back";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    if (strands == StrandKind.GOROUTINE) {
      return GO;
    }
    return wait == WaitKind.PERMIT_ACQUIRE ? PERMIT : JVM;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    List<SecondConnection> waiting =
        scene.unclaimedFor(this).stream()
            .filter(group -> group.knowledge().isPresent())
            .flatMap(group -> SecondConnection.of(group, scene).stream())
            .toList();
    Set<Group> told = new HashSet<>();
    for (SecondConnection one : waiting) {
      told.add(one.callers());
      told.addAll(one.holders());
    }
    Stream<Claim> seconds =
        waiting.stream().map(one -> one.claim(this, !someoneCouldClose(one.callers(), scene)));
    return Stream.concat(seconds, others(scene, told)).toList();
  }

  private Stream<Claim> others(Scene scene, Set<Group> told) {
    return scene.unclaimedFor(this).stream()
        .filter(group -> !told.contains(group))
        .filter(group -> group.kind() == WaitKind.PERMIT_ACQUIRE || group.knowledge().isPresent())
        .map(group ->
            group.knowledge().isPresent() ? claim(group, scene) : Claim.to(group, this, false));
  }

  private Claim claim(Group group, Scene scene) {
    Pattern known = group.knowledge().orElseThrow();
    if (!ResponseStreams.holdsBody(group)) {
      boolean isSuspectAlone =
          Known.isSuspect(known, group)
              || group.kind().isLock()
              || !someoneCouldClose(group, scene);
      return Known.claim(group, this, known, isSuspectAlone);
    }
    long readers = ResponseStreams.readers(scene);
    Claim claim = Known.claim(group, this, known, readers < group.count());
    return claim
        .with(partners(scene))
        .because(
            claim.evidence().getFirst(),
            readers < group.count()
                ? Facts.weak(
                    "no-reader",
                    "%d connections hold a response body, and %d goroutines read one"
                        .formatted(group.count(), readers))
                : Facts.against(
                    "reader", "as many goroutines read response bodies as connections hold one"));
  }

  /** Whether any other goroutine of the user's own code lives that could close it. */
  private static boolean someoneCouldClose(Group group, Scene scene) {
    return scene.groups().stream()
        .anyMatch(other -> other != group && other.hasApplicationFrame() && !other.isMain());
  }

  /** The write loops of the same connections. */
  private List<Claim.Accomplice> partners(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(other -> other.stack().calls("net/http.(*persistConn).writeLoop"))
        .map(other -> new Claim.Accomplice("the other half of the connection", other))
        .toList();
  }
}
