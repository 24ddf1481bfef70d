package io.lostwake.report;

import static io.lostwake.report.Scenery.POLL;
import static io.lostwake.report.Scenery.RECEIVE;
import static io.lostwake.report.Scenery.SELECT;
import static io.lostwake.report.Scenery.idle;
import static io.lostwake.report.Scenery.idleUnclear;
import static io.lostwake.report.Story.library;
import static io.lostwake.report.Story.own;
import static io.lostwake.report.Story.standard;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence.Strength;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Stack;
import io.lostwake.model.Verdict;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import java.util.ArrayList;
import java.util.List;

/** Processes in which something may be lost. */
final class UnsureSituations {
  private UnsureSituations() {}

  static Diagnosis singleSuspect() {
    return new Situation("http://orders.internal:6060/debug/pprof", 31)
        .leakProfile(LeakProfile.NOT_OFFERED)
        .waiting(WaitKind.INPUT_OUTPUT, 21)
        .waiting(WaitKind.SELECT, 9)
        .active(1)
        .found(
            new Story(
                    Verdict.SUSPECT,
                    "slow-wait",
                    1,
                    "1 goroutine waits for an HTTP answer without a timeout",
                    SELECT,
                    Stack.of(
                        standard(
                            "net/http.(*persistConn).roundTrip", "net/http/transport.go", 2863),
                        standard("net/http.(*Transport).roundTrip", "net/http/transport.go", 702),
                        standard("net/http.(*Transport).RoundTrip", "net/http/roundtrip.go", 33),
                        standard("net/http.send", "net/http/client.go", 259),
                        standard("net/http.(*Client).send", "net/http/client.go", 180),
                        standard("net/http.(*Client).do", "net/http/client.go", 729),
                        standard("net/http.(*Client).Get", "net/http/client.go", 482),
                        own(
                            "github.com/acme/orders/internal/rates.(*Client).Latest",
                            "/build/orders/internal/rates/client.go",
                            52),
                        own(
                            "github.com/acme/orders/internal/rates.Refresh",
                            "/build/orders/internal/rates/refresh.go",
                            19),
                        library(
                            "github.com/robfig/cron/v3.FuncJob.Run",
                            "/go/pkg/mod/github.com/robfig/cron/v3@v3.0.1/cron.go",
                            136),
                        library(
                            "github.com/robfig/cron/v3.(*Cron).startJob.func1",
                            "/go/pkg/mod/github.com/robfig/cron/v3@v3.0.1/cron.go",
                            312)))
                .createdBy(
                    library(
                        "github.com/robfig/cron/v3.(*Cron).startJob",
                        "/go/pkg/mod/github.com/robfig/cron/v3@v3.0.1/cron.go",
                        310))
                .minutes(47, 47)
                .fact(
                    "client-without-timeout",
                    Strength.STRONG,
                    "net/http.(*Client).Get without a deadline: no timer goroutine belongs to it")
                .fact("age", Strength.WEAK, "47 minutes are long for one request")
                .fact(
                    "few",
                    Strength.AGAINST,
                    "it is one goroutine: nothing shows that they accumulate")
                .orElse("context-not-cancelled")
                .refutedBy("the same goroutine gone from a second snapshot")
                .goroutines(8113)
                .fix("set http.Client.Timeout, or pass a context with a deadline"))
        .expected(
            idle(
                21,
                "net/http waits for new connections and for the next request on kept ones",
                POLL,
                Stack.EMPTY),
            idle(8, "database/sql opens connections on demand", SELECT, Stack.EMPTY))
        .unclear(idleUnclear(1))
        .diagnosis();
  }

  static Diagnosis twoSnapshots() {
    return new Situation("https://checkout.example.com/debug/pprof", 10_348)
        .leakProfile(LeakProfile.NOT_OFFERED)
        .snapshots(2, 1_204)
        .waiting(WaitKind.CHAN_RECEIVE, 10_240)
        .active(12)
        .found(
            new Story(
                    Verdict.LIKELY,
                    "context-not-cancelled",
                    10_240,
                    "10,240 goroutines wait for a context that nobody cancels, 1,204 more than 30 seconds before",
                    RECEIVE,
                    Stack.of(
                        own(
                            "github.com/acme/checkout/pkg/session.(*Watcher[...]).follow",
                            "/src/checkout/pkg/session/watcher.go",
                            88)))
                .createdBy(
                    own(
                        "github.com/acme/checkout/pkg/session.(*Watcher[...]).Follow",
                        "/src/checkout/pkg/session/watcher.go",
                        80))
                .minutes(1, 4_400)
                .fact(
                    "growth",
                    Strength.STRONG,
                    "1,204 more at the same place in the second snapshot, and the old ones are still there")
                .fact(
                    "births-spread",
                    Strength.STRONG,
                    "their ids are spread evenly over the life of the process")
                .refutedBy("a third snapshot in which their number falls")
                .fix("call the cancel function that context.WithCancel returns, usually by defer"),
            new Story(
                    Verdict.SUSPECT,
                    "resource-not-closed",
                    42,
                    "42 goroutines read from connections whose response body is perhaps never closed",
                    POLL,
                    Stack.of(
                        standard(
                            "net/http.(*persistConn).readLoop", "net/http/transport.go", 2325)))
                .createdBy(
                    standard("net/http.(*Transport).dialConn", "net/http/transport.go", 1874))
                .fact(
                    "pattern",
                    Strength.STRONG,
                    "each readLoop waits for a body to be read to its end")
                .refutedBy("an idle pool as large as this by configuration (MaxIdleConnsPerHost)")
                .fix("close every response body, the unread ones too"))
        .expected(idle(52, "net/http serves kept connections", POLL, Stack.EMPTY))
        .diagnosis();
  }

  static Diagnosis noCulprit() {
    return new Situation("profile.pb.gz", 5_001)
        .untold()
        .waiting(WaitKind.CHAN_OPERATION, 5_000)
        .active(1)
        .warning(
            Warning.Kind.DIRECTION_NOT_TOLD,
            "",
            "debug=1 does not tell a send from a receive",
            "no-receiver and no-sender cannot be told apart.")
        .found(
            new Story(
                    Verdict.SUSPECT,
                    "no-receiver",
                    5_000,
                    "5,000 goroutines stand at one channel operation",
                    new Wait(WaitKind.CHAN_OPERATION, ""),
                    new Stack(
                        List.of(
                            library(
                                "github.com/vendor/verylongorganisationname/streams/v12.(*PartitionedConsumerGroup[...]).dispatchToSubscribersInOrder.func2.1",
                                "",
                                0),
                            library(
                                "github.com/vendor/verylongorganisationname/streams/v12.(*Pump).run",
                                "/go/pkg/mod/github.com/vendor/verylongorganisationname/streams/v12@v12.4.1/pump.go",
                                0)),
                        37))
                .orElse("no-sender")
                .fact("large-cohort", Strength.WEAK, "5,000 goroutines at one line"))
        .diagnosis();
  }

  static Diagnosis manySuspects() {
    Story[] stories = new Story[12];
    for (int index = 0; index < stories.length; index++) {
      stories[index] =
          new Story(
                  Verdict.SUSPECT,
                  "no-sender",
                  20 - index,
                  (20 - index) + " goroutines wait for a value",
                  RECEIVE,
                  Stack.of(own("main.worker" + index, "/src/many/main.go", 10 + index)))
              .fact("large-cohort", Strength.WEAK, "they stand at one line");
    }
    return new Situation("many.txt", 200)
        .snapshots(2, 0)
        .found(stories)
        .expected(idle(1, "main waits for a signal", RECEIVE, Stack.EMPTY))
        .diagnosis();
  }

  /** The line to open is where they were started, and more strands belong to it than are shown. */
  static Diagnosis crowd() {
    Frame start = own("github.com/acme/feed.(*Hub).Start", "/src/feed/hub.go", 33);
    List<Frame> frames = new ArrayList<>();
    for (int depth = 0; depth < 30; depth++) {
      frames.add(
          library(
              "github.com/gorilla/mux.(*Router).step" + depth,
              "/go/pkg/mod/github.com/gorilla/mux@v1.8.1/mux.go",
              100 + depth));
    }
    var started =
        new Story(
                Verdict.LIKELY,
                "contract-not-kept",
                12,
                "12 goroutines run a router that nobody stops",
                RECEIVE,
                new Stack(frames, 1_900))
            .createdBy(start)
            .culprit(start)
            .refutedBy("a Stop of the router")
            .fix("call Stop when the hub closes");
    for (int group = 1; group <= 6; group++) {
      started.with(
          group,
          "waits for route " + group,
          SELECT,
          Stack.of(own("main.route" + group, "/src/feed/route.go", group)));
    }
    var elsewhere =
        new Story(
                Verdict.SUSPECT,
                "no-sender",
                3,
                "3 goroutines wait for a value",
                RECEIVE,
                Stack.of(library("github.com/acme/bus.(*Bus).next", "bus.go", 4)))
            .culprit(own("main.subscribe", "/src/feed/main.go", 70));
    return new Situation("feed.txt", 60).snapshots(2, -4).found(started, elsewhere).diagnosis();
  }
}
