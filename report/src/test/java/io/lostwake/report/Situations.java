package io.lostwake.report;

import static io.lostwake.report.Story.library;
import static io.lostwake.report.Story.own;
import static io.lostwake.report.Story.standard;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.Evidence.Strength;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Minutes;
import io.lostwake.model.Stack;
import io.lostwake.model.Verdict;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Waiting;
import io.lostwake.model.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What processes look like when something is lost in them, and when nothing is. */
final class Situations {
  private static final Wait SEND = new Wait(WaitKind.CHAN_SEND, "chan send");
  private static final Wait RECEIVE = new Wait(WaitKind.CHAN_RECEIVE, "chan receive");
  private static final Wait MUTEX = new Wait(WaitKind.MUTEX_LOCK, "sync.Mutex.Lock");
  private static final Wait SELECT = new Wait(WaitKind.SELECT, "select");
  private static final Wait POLL = new Wait(WaitKind.INPUT_OUTPUT, "IO wait");
  private static final Frame MUTEX_LOCK = standard("sync.(*Mutex).Lock", "sync/mutex.go", 46);
  private static final String STOCK = "github.com/acme/orders/internal/stock";

  private Situations() {}

  static Map<String, List<Diagnosis>> all() {
    var all = new LinkedHashMap<String, List<Diagnosis>>();
    all.put("proven-senders", List.of(provenSenders()));
    all.put("lock-cycle", List.of(lockCycle()));
    all.put("single-suspect", List.of(singleSuspect()));
    all.put("two-snapshots", List.of(twoSnapshots()));
    all.put("nothing-found", List.of(nothingFound()));
    all.put("nothing-in-a-file", List.of(nothingInFile()));
    all.put("nothing-at-all", List.of(new Situation("-", 0).untold().diagnosis()));
    all.put("fatal-deadlock", List.of(fatalDeadlock()));
    all.put("no-culprit", List.of(noCulprit()));
    all.put("many-suspects", List.of(manySuspects()));
    all.put("hostile", List.of(hostile()));
    all.put("many-targets", List.of(nothingFound(), provenSenders(), singleSuspect()));
    return all;
  }

  static List<Diagnosis> named(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  static Diagnosis provenSenders() {
    return new Situation("http://localhost:6060", 203)
        .leakProfile(LeakProfile.TAKEN)
        .waiting(WaitKind.CHAN_SEND, 100)
        .waiting(WaitKind.INPUT_OUTPUT, 97)
        .waiting(WaitKind.SELECT, 4)
        .waiting(WaitKind.RUNNING, 2)
        .active(2)
        .found(
            new Story(
                    Verdict.PROVEN,
                    "no-receiver",
                    100,
                    "100 goroutines can never send: nobody will receive",
                    SEND,
                    Stack.of(
                        own(
                            STOCK + ".(*Reserver).Reserve.func1",
                            "/build/orders/internal/stock/reserver.go",
                            118)))
                .createdBy(
                    own(
                        STOCK + ".(*Reserver).Reserve",
                        "/build/orders/internal/stock/reserver.go",
                        112))
                .minutes(12, 12)
                .fact(
                    "leak-profile",
                    Strength.PROOF,
                    "the runtime's leak profile marks all 100 of them (goroutineleak)")
                .fact(
                    "births-spread",
                    Strength.STRONG,
                    "their ids are spread evenly from 18 to 41,960: they were lost one by one")
                .fact("large-cohort", Strength.WEAK, "100 goroutines stand at one line")
                .assumes("no code outside Go's heap (cgo, assembly) keeps the channel")
                .refutedBy("a receive on this channel that a later snapshot shows")
                .label("handler", "/reserve", 100)
                .label("tenant", "initech", 61)
                .label("tenant", "hooli", 39)
                .goroutines(18, 19, 20, 34, 35, 36, 37, 38, 39, 40)
                .fix(
                    "give the channel room for the value (make(chan result, 1)), or receive on every path, the one after the timeout too"))
        .expected(
            idle(
                97,
                "net/http keeps an idle connection for the next request",
                POLL,
                Stack.of(
                    standard("internal/poll.runtime_pollWait", "runtime/netpoll.go", 351),
                    standard("internal/poll.(*FD).Read", "internal/poll/fd_unix.go", 165),
                    standard("net.(*conn).Read", "net/net.go", 196),
                    standard("net/http.(*connReader).backgroundRead", "net/http/server.go", 702))))
        .unclear(
            new Waiting(
                4,
                null,
                SELECT,
                new Minutes(0, 8),
                Stack.of(
                    own(
                        "github.com/acme/orders/internal/outbox.(*Relay).run",
                        "/build/orders/internal/outbox/relay.go",
                        64)),
                own(
                    "github.com/acme/orders/internal/outbox.Start",
                    "/build/orders/internal/outbox/relay.go",
                    31),
                "a second snapshot a minute later: check --wait 60s",
                List.of(
                    new Evidence(
                        "timer-case", Strength.AGAINST, "one case of the select is a timer"))))
        .diagnosis();
  }

  static Diagnosis lockCycle() {
    String ledger = "/home/kim/bank/ledger.go";
    return new Situation("deadlock.txt", 9)
        .waiting(WaitKind.MUTEX_LOCK, 7)
        .active(2)
        .warning(
            Warning.Kind.RECORD_CUT_SHORT,
            "line 1208",
            "the last goroutine stops in the middle of its stack",
            "It is counted, and where it waits is not known.")
        .found(
            new Story(
                    Verdict.PROVEN,
                    "lock-cycle",
                    2,
                    "2 goroutines wait for each other's mutex, and 5 wait behind them",
                    MUTEX,
                    Stack.of(
                        MUTEX_LOCK,
                        own("main.(*Ledger).Transfer", ledger, 41),
                        own("main.settle", "/home/kim/bank/main.go", 77)))
                .createdBy(own("main.main", "/home/kim/bank/main.go", 30))
                .minutes(3, 61)
                .with(
                    1,
                    "holds what the first wants (0xc0000140b8) and wants what it holds (0xc0000140c0)",
                    MUTEX,
                    Stack.of(
                        MUTEX_LOCK,
                        own("main.(*Ledger).Audit", ledger, 58),
                        own("main.audit", "/home/kim/bank/main.go", 91)))
                .with(
                    5,
                    "waits for a mutex of the cycle",
                    MUTEX,
                    Stack.of(MUTEX_LOCK, own("main.(*Ledger).Balance", ledger, 22)))
                .fact(
                    "closed-cycle",
                    Strength.PROOF,
                    "goroutine 7 holds 0xc0000140b8 and waits for 0xc0000140c0; goroutine 8 holds 0xc0000140c0 and waits for 0xc0000140b8")
                .assumes("a mutex is unlocked by the goroutine that locked it")
                .refutedBy("an Unlock of either mutex by a third goroutine")
                .goroutines(7, 8)
                .fix("take both locks in the same order everywhere, for example by account number"))
        .diagnosis();
  }

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

  static Diagnosis nothingFound() {
    return new Situation("http://localhost:9090", 97)
        .leakProfile(LeakProfile.TAKEN)
        .waiting(WaitKind.SELECT, 60)
        .waiting(WaitKind.INPUT_OUTPUT, 31)
        .waiting(WaitKind.RUNNING, 2)
        .active(2)
        .expected(idle(91, "net/http waits for new connections", POLL, Stack.EMPTY))
        .unclear(idleUnclear(4))
        .diagnosis();
  }

  static Diagnosis nothingInFile() {
    return new Situation("dumps/it's quiet.txt", 1)
        .untold()
        .expected(idle(1, "main waits for a signal", RECEIVE, Stack.EMPTY))
        .warning(
            Warning.Kind.WAIT_NOT_TOLD,
            "",
            "the profile does not tell how long goroutines wait",
            "")
        .diagnosis();
  }

  static Diagnosis fatalDeadlock() {
    return new Situation("crash.log", 2)
        .died("fatal error: all goroutines are asleep - deadlock!", true)
        .waiting(WaitKind.WAIT_GROUP_WAIT, 1)
        .waiting(WaitKind.CHAN_SEND, 1)
        .found(
            new Story(
                    Verdict.PROVEN,
                    "whole-process-deadlock",
                    1,
                    "main waits for a WaitGroup whose worker is stuck sending",
                    SEND,
                    Stack.of(own("main.worker", "/home/kim/demo/main.go", 19)))
                .createdBy(own("main.main", "/home/kim/demo/main.go", 9))
                .with(
                    1,
                    "waits for the WaitGroup that the sender would release",
                    new Wait(WaitKind.WAIT_GROUP_WAIT, "sync.WaitGroup.Wait"),
                    Stack.of(
                        standard("sync.(*WaitGroup).Wait", "sync/waitgroup.go", 118),
                        own("main.main", "/home/kim/demo/main.go", 13)))
                .fact(
                    "fatal-error",
                    Strength.PROOF,
                    "the runtime says that every goroutine is asleep")
                .orElse("no-receiver")
                .orElse("waitgroup-mismatch")
                .goroutines(6)
                .fix("receive from the channel before waiting, or wait in a goroutine of its own"))
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

  static Diagnosis hostile() {
    String escape = "\u001b[2J\u001b]0;owned\u0007";
    List<Frame> frames = new ArrayList<>();
    frames.add(own("main.支払い.(*注文).送信" + escape, "/src/\u202etxt.og/支払い.go", 7));
    frames.add(own("evil\u200b/\u009b31m.F\ud800\r\n", "C:\\Users\\kim\\a b\\x.go", 2_000_000_000));
    frames.add(library("x." + "y".repeat(400), "/" + "z".repeat(400) + ".go", 1));
    return new Situation("-rf; echo " + escape, 3)
        .warning(Warning.Kind.OTHER_TEXT_SKIPPED, "byte 0" + escape, "text" + escape, "cost\n")
        .died("panic: " + escape + "<script>alert(1)</script>", false)
        .found(
            new Story(
                    Verdict.LIKELY,
                    "no-receiver",
                    3,
                    "3 goroutines cannot send in 支払い" + escape,
                    new Wait(WaitKind.CHAN_SEND, "chan send\u001b[8m"),
                    new Stack(frames, 0))
                .label("user" + escape, "a\u0301\u0302\u0303\u0304\u0305\u0306b\u2028", 3)
                .fact("growth", Strength.STRONG, "x".repeat(200) + escape)
                .refutedBy("nothing\u0000")
                .fix("\ttabs\n"))
        .diagnosis();
  }

  private static Waiting idle(long count, String knowledge, Wait wait, Stack stack) {
    return new Waiting(count, knowledge, wait, null, stack, null, "", List.of());
  }

  private static Waiting idleUnclear(long count) {
    return new Waiting(
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
        "more of them in a second snapshot",
        List.of());
  }
}
