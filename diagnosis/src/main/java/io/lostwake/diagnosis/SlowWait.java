package io.lostwake.diagnosis;

import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.Minutes;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.List;

/** A wait for something outside the process: an answer, a connection, a long sleep. */
record SlowWait() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "waiting for something outside the process, without a time limit",
          "waiting without a time limit",
          "set a limit: http.Client.Timeout, a request with context.WithTimeout, SetDeadline on a connection",
          "an answer: a long poll or a stream is held open on purpose");

  private static final Explanation JVM =
      new Explanation(
          "waiting for something outside the process, without a time limit",
          "waiting without a time limit",
          "set a limit: HttpRequest.Builder.timeout and HttpClient.Builder.connectTimeout, Socket.setSoTimeout, the query timeout of the JDBC driver",
          "an answer: a long poll or a stream is held open on purpose");

  private static final Explanation LIMITED =
      new Explanation(
          "waiting with a time limit, for long or again and again",
          "waiting with a time limit",
          "let a loop around a sleep or a timed wait end with its owner: interrupt it, or look at a flag",
          "the end of its time limit");

  @Override
  public String id() {
    return "slow-wait";
  }

  @Override
  public String title() {
    return "network or sleep without a time limit";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    if (strands == StrandKind.GOROUTINE) {
      return GO;
    }
    return wait == WaitKind.TIMED_WAIT ? LIMITED : JVM;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    List<Claim> claims = new ArrayList<>();
    for (Group group : scene.unclaimedFor(this)) {
      Pattern known = group.knowledge().orElse(null);
      if (known != null && id().equals(known.cause())) {
        claims.add(claim(group));
      } else if (isOutside(group) && group.hasApplicationFrame()) {
        claims.add(Claim.to(group, this, false));
      }
    }
    return claims;
  }

  /** A claim to a group that a library is known to wait in. */
  Claim claim(Group group) {
    Minutes minutes = group.minutes();
    boolean isLong = minutes != null && minutes.max() >= 1;
    return Known.claim(group, this, group.knowledge().orElseThrow(), isLong);
  }

  private static boolean isOutside(Group group) {
    return switch (group.kind()) {
      case INPUT_OUTPUT, SLEEP, SYSTEM_CALL -> true;
      case TIMED_WAIT -> !NoSender.polls(group);
      default -> false;
    };
  }
}
