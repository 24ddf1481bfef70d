package io.lostwake.diagnosis;

import java.util.List;

/** A resource of a library that keeps goroutines until it is closed. */
record ResourceNotClosed() implements Cause {
  @Override
  public String id() {
    return "resource-not-closed";
  }

  @Override
  public String title() {
    return "response body, rows or transaction not closed";
  }

  @Override
  public String happened(boolean isProven) {
    return isProven
        ? "kept by a resource that nobody will close"
        : "kept by a resource that nobody closes";
  }

  @Override
  public String fix() {
    return "close it on every path: defer resp.Body.Close(), defer rows.Close(), defer tx.Rollback()";
  }

  @Override
  public String refutedBy() {
    return "code that still reads from it, or closes it later";
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(group -> group.knowledge().map(p -> id().equals(p.cause())).orElse(false))
        .map(group -> claim(group, scene))
        .toList();
  }

  private Claim claim(Group group, Scene scene) {
    Pattern known = group.knowledge().orElseThrow();
    if (!group.stack().calls(READ_LOOP)) {
      return Known.claim(group, this, known, known.isStrong() || !someoneCouldClose(group, scene));
    }
    long readers =
        scene.groups().stream()
            .filter(other -> other != group && other.stack().calls(BODY_READ))
            .mapToLong(Group::count)
            .sum();
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

  private static final String READ_LOOP = "net/http.(*persistConn).readLoop";
  private static final String BODY_READ = "net/http.(*bodyEOFSignal).Read";
}
