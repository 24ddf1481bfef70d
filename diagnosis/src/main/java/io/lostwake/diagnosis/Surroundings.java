package io.lostwake.diagnosis;

import io.lostwake.model.Detail;
import io.lostwake.model.Evidence;
import io.lostwake.model.FatalError;
import io.lostwake.model.Minutes;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What number, age and neighbours of a group say. */
final class Surroundings {
  /** So many at one line are more than pools of healthy processes have (8 to 40 were measured). */
  private static final int MANY = 100;

  private static final Set<String> SERVERS =
      Set.of(
          "net/http.(*conn).serve",
          "net/http.(*http2serverConn).runHandler",
          "golang.org/x/net/http2.(*serverConn).runHandler",
          "google.golang.org/grpc.(*Server).serveStreams.func2.1",
          "org.eclipse.jetty.server.internal.HttpChannelState$HandlerInvoker.run",
          "io.helidon.webserver.ConnectionHandler.run",
          "sun.net.httpserver.ServerImpl$Exchange.run");

  private Surroundings() {}

  static List<Evidence> of(Group group, Scene scene) {
    List<Evidence> evidence = new ArrayList<>();
    if (group.count() >= MANY) {
      evidence.add(
          Facts.weak(
              "many",
              "%,d %s at one place"
                  .formatted(group.count(), group.strandKind().words(group.count()))));
    }
    Minutes minutes = group.minutes();
    if (minutes != null && minutes.max() >= 1 && !Growth.waitsForWork(group.kind())) {
      evidence.add(
          Facts.weak(
              "age",
              "blocked for at least %d minutes"
                  .formatted(minutes.max())
                  .replace("at least 1 minutes", "at least 1 minute")));
    }
    if (hungTest(group, scene)) {
      evidence.add(
          Facts.weak(
              "test-hung",
              "it runs a test, and the test binary gave up waiting: %s"
                  .formatted(Objects.requireNonNull(scene.snapshot().fatalError()).message())));
    }
    if (diedOf("found unexpected goroutines", scene)) {
      evidence.add(
          Facts.weak(
              "outlived-test",
              "goleak found %s alive when the tests were over"
                  .formatted(group.count() == 1 ? "it" : "them")));
    }
    if (servesConnection(group)) {
      evidence.add(
          Facts.against(
              "serves-connection",
              "each one serves a connection, which may be held open on purpose (a stream, a long poll)"));
    }
    if (group.kind() == WaitKind.TIMED_WAIT) {
      evidence.add(Facts.against("time-limit", "the wait has a time limit, so it ends by itself"));
    }
    if (group.kind() == WaitKind.INPUT_OUTPUT && group.knowledge().isEmpty()) {
      evidence.add(
          Facts.against(
              "live-connection", "what it waits for is outside the process and may come"));
    }
    if (hasReadingSiblings(group, scene)) {
      evidence.add(
          Facts.against(
              "reads-connection",
              "for most of them a goroutine of the same creator still reads from a connection, as a live session has"));
    }
    if (wakesUp(group, scene)) {
      evidence.add(
          Facts.against(
              "wakes-up",
              "older than goroutines that have been blocked for minutes, yet not blocked that long: they wake up now and then"));
    }
    return evidence;
  }

  private static boolean hungTest(Group group, Scene scene) {
    return diedOf("panic: test timed out", scene) && group.stack().calls("testing.tRunner");
  }

  private static boolean diedOf(String words, Scene scene) {
    FatalError fatal = scene.snapshot().fatalError();
    return fatal != null && fatal.message().startsWith(words);
  }

  private static boolean servesConnection(Group group) {
    boolean mayBeOnPurpose =
        switch (group.kind()) {
          case SELECT, CHAN_RECEIVE, QUEUE_TAKE, FUTURE_GET, TIMED_WAIT, INPUT_OUTPUT -> true;
          case CONDITION_WAIT -> group.strandKind() != StrandKind.GOROUTINE;
          default -> false;
        };
    // No stream and no long poll can end a wait whose object nobody else has.
    return mayBeOnPurpose
        && !Holders.isNoneFor(group)
        && group.stack().frames().stream().anyMatch(frame -> SERVERS.contains(frame.function()));
  }

  /** The writing half of a session looks like a leak; its reading half says that it lives. */
  private static boolean hasReadingSiblings(Group group, Scene scene) {
    long[] creators = group.creatorIds();
    if (!scene.tells(Detail.CREATOR_IDS) || creators.length == 0) {
      return false;
    }
    Set<Long> reading = new TreeSet<>();
    for (Group other : scene.groups()) {
      if (other != group && other.kind() == WaitKind.INPUT_OUTPUT && other.hasApplicationFrame()) {
        for (long creator : other.creatorIds()) {
          reading.add(creator);
        }
        for (long id : other.ids()) {
          reading.add(id);
        }
      }
    }
    long live = Arrays.stream(creators).filter(reading::contains).count();
    // One creator of many (main, an accept loop) says nothing about each of them.
    Group creator = scene.directory().groupOf(creators[0]);
    boolean distinct =
        creators.length == 1
            ? creator == null || !creator.isMain()
            : creators[0] != creators[creators.length - 1];
    return distinct && live * 2 > creators.length;
  }

  /** Blocked for a shorter time than younger ones: it woke in between. */
  private static boolean wakesUp(Group group, Scene scene) {
    if (!Growth.waitsForWork(group.kind()) || !scene.tells(Detail.WAIT_MINUTES)) {
      return false;
    }
    Minutes own = group.minutes();
    long[] ids = group.ids();
    if (ids.length == 0 || group.markedLeaked() > 0) {
      return false;
    }
    int longest = own == null ? 0 : own.max();
    for (Group other : scene.groups()) {
      Minutes minutes = other.minutes();
      if (minutes != null && minutes.min() >= longest + 2) {
        long[] younger = other.ids();
        if (younger.length > 0 && younger[0] > ids[ids.length - 1]) {
          return true;
        }
      }
    }
    return false;
  }
}
