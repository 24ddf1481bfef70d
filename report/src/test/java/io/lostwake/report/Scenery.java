package io.lostwake.report;

import static io.lostwake.report.Story.own;
import static io.lostwake.report.Story.standard;

import io.lostwake.model.Circumstances;
import io.lostwake.model.Frame;
import io.lostwake.model.Minutes;
import io.lostwake.model.Stack;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Waiting;
import java.util.List;

/** What the stories of many situations have in common. */
final class Scenery {
  static final Wait SEND = new Wait(WaitKind.CHAN_SEND, "chan send");
  static final Wait RECEIVE = new Wait(WaitKind.CHAN_RECEIVE, "chan receive");
  static final Wait MUTEX = new Wait(WaitKind.MUTEX_LOCK, "sync.Mutex.Lock");
  static final Wait SELECT = new Wait(WaitKind.SELECT, "select");
  static final Wait POLL = new Wait(WaitKind.INPUT_OUTPUT, "IO wait");
  static final Frame MUTEX_LOCK = standard("sync.(*Mutex).Lock", "sync/mutex.go", 46);
  static final String STOCK = "github.com/acme/orders/internal/stock";

  private Scenery() {}

  static Waiting idle(long count, String knowledge, Wait wait, Stack stack) {
    return new Waiting(
        StrandKind.GOROUTINE,
        count,
        knowledge,
        wait,
        null,
        stack,
        null,
        Circumstances.NONE,
        "",
        List.of());
  }

  static Waiting idleUnclear(long count) {
    return new Waiting(
        StrandKind.GOROUTINE,
        count,
        null,
        RECEIVE,
        new Minutes(2, 9),
        Stack.of(
            own(
                "github.com/acme/orders/internal/mail.(*Queue).loop",
                "/build/orders/internal/mail/queue.go",
                40)),
        own(
            "github.com/acme/orders/internal/mail.NewQueue",
            "/build/orders/internal/mail/queue.go",
            22),
        Circumstances.NONE,
        "more of them in a second snapshot",
        List.of());
  }
}
