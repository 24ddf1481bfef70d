package io.lostwake.diagnosis;

import java.util.Comparator;
import java.util.List;

/**
 * Goroutines that read a response body, and the connections that they read from: each such
 * connection has a goroutine of its own, which waits for the reader and looks like one whose body
 * nobody closes.
 */
final class ResponseStreams {
  private static final String READ_LOOP = "net/http.(*persistConn).readLoop";
  private static final String BODY_READ = "net/http.(*bodyEOFSignal).Read";

  private ResponseStreams() {}

  /** Whether it is the goroutine of a connection whose response has not ended. */
  static boolean holdsBody(Group group) {
    return group.stack().calls(READ_LOOP);
  }

  /** How many goroutines read a response body, whether they are lost or not. */
  static long readers(Scene scene) {
    return scene.groups().stream().filter(ResponseStreams::readsBody).mapToLong(Group::count).sum();
  }

  /**
   * A claim to the readers whose next bytes do not come, where there are enough of them at one
   * place to read from all connections whose response has not ended.
   */
  static List<Claim> claims(Scene scene) {
    SlowWait cause = new SlowWait();
    List<Group> connections =
        scene.unclaimed().stream()
            .filter(group -> holdsBody(group) && !group.isProvenBySource())
            .toList();
    long held = connections.stream().mapToLong(Group::count).sum();
    return scene.unclaimedFor(cause).stream()
        .filter(group -> readsBody(group) && group.knowledge().isPresent())
        .max(Comparator.comparingLong(Group::count))
        .filter(readers -> held > 0 && readers.count() >= held)
        .map(readers -> cause.claim(readers).with(asAccomplices(connections)))
        .stream()
        .toList();
  }

  private static boolean readsBody(Group group) {
    return group.stack().calls(BODY_READ);
  }

  private static List<Claim.Accomplice> asAccomplices(List<Group> connections) {
    return connections.stream()
        .map(connection -> new Claim.Accomplice("the connections they read from", connection))
        .toList();
  }
}
