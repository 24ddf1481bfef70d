package io.lostwake.diagnosis;

import io.lostwake.model.Minutes;
import java.util.ArrayList;
import java.util.List;

/** A wait for something outside the process: an answer, a connection, a long sleep. */
record SlowWait() implements Cause {
  @Override
  public String id() {
    return "slow-wait";
  }

  @Override
  public String title() {
    return "network or sleep without a time limit";
  }

  @Override
  public String happened(boolean isProven) {
    return isProven
        ? "waiting without a time limit"
        : "waiting for something outside the process, without a time limit";
  }

  @Override
  public String fix() {
    return "set a limit: http.Client.Timeout, a request with context.WithTimeout, SetDeadline on a connection";
  }

  @Override
  public String refutedBy() {
    return "an answer: a long poll or a stream is held open on purpose";
  }

  @Override
  public List<Claim> claims(Scene scene) {
    List<Claim> claims = new ArrayList<>();
    for (Group group : scene.unclaimedFor(this)) {
      Pattern known = group.knowledge().orElse(null);
      if (known != null && id().equals(known.cause())) {
        Minutes minutes = group.minutes();
        boolean isLong = minutes != null && minutes.max() >= 1;
        claims.add(Known.claim(group, this, known, isLong));
      } else if (isOutside(group) && group.hasApplicationFrame()) {
        claims.add(Claim.to(group, this, false));
      }
    }
    return claims;
  }

  private static boolean isOutside(Group group) {
    return switch (group.kind()) {
      case INPUT_OUTPUT, SLEEP, SYSTEM_CALL -> true;
      default -> false;
    };
  }
}
