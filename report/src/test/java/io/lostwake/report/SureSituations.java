package io.lostwake.report;

import static io.lostwake.report.Scenery.MUTEX;
import static io.lostwake.report.Scenery.MUTEX_LOCK;
import static io.lostwake.report.Scenery.POLL;
import static io.lostwake.report.Scenery.SELECT;
import static io.lostwake.report.Scenery.SEND;
import static io.lostwake.report.Scenery.STOCK;
import static io.lostwake.report.Scenery.idle;
import static io.lostwake.report.Story.own;
import static io.lostwake.report.Story.standard;

import io.lostwake.model.Circumstances;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.Evidence.Strength;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Minutes;
import io.lostwake.model.Stack;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Verdict;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Waiting;
import io.lostwake.model.Warning;
import java.util.List;

/** Processes in which something is lost for certain, or nearly. */
final class SureSituations {
  private SureSituations() {}

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
                StrandKind.GOROUTINE,
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
                Circumstances.NONE,
                "a second snapshot a minute later: check --wait 60s",
                List.of(
                    new Evidence(
                        "timer-case", Strength.AGAINST, "one case of the select is a timer"))))
        .diagnosis();
  }

  /** The example of {@code docs/json.md}: short, and with a value for every key. */
  static Diagnosis documented() {
    return new Situation("http://localhost:6060", 14)
        .leakProfile(LeakProfile.NOT_OFFERED)
        .snapshots(2, 3)
        .waiting(WaitKind.CHAN_SEND, 9)
        .waiting(WaitKind.SELECT, 2)
        .waiting(WaitKind.INPUT_OUTPUT, 1)
        .waiting(WaitKind.WAIT_GROUP_WAIT, 1)
        .waiting(WaitKind.RUNNING, 1)
        .active(1)
        .warning(
            Warning.Kind.NOT_OFFERED,
            "http://localhost:6060/debug/pprof/goroutineleak",
            "the process has no leak profile",
            "The runtime itself proves nothing here.")
        .found(
            new Story(
                    Verdict.LIKELY,
                    "no-receiver",
                    9,
                    "9 goroutines cannot send: nobody receives any more",
                    SEND,
                    Stack.of(own("main.fetch.func1", "/src/quotes/fetch.go", 31)))
                .createdBy(own("main.fetch", "/src/quotes/fetch.go", 29))
                .minutes(1, 44)
                .with(
                    1,
                    "waits for the WaitGroup that the senders would release",
                    new Wait(WaitKind.WAIT_GROUP_WAIT, "sync.WaitGroup.Wait"),
                    Stack.of(
                        standard("sync.(*WaitGroup).Wait", "sync/waitgroup.go", 118),
                        own("main.main", "/src/quotes/main.go", 22)))
                .goroutines(18, 31, 47, 52, 66, 78, 91, 104, 117)
                .label("handler", "/quotes", 9)
                .fact(
                    "growth",
                    Strength.STRONG,
                    "3 more at the same place in the second snapshot, and the old ones are still there")
                .fact(
                    "births-spread", Strength.STRONG, "their ids are spread evenly from 18 to 117")
                .orElse("context-not-cancelled")
                .refutedBy("a later snapshot in which their number falls")
                .fix("give the channel room for the value: make(chan quote, 1)"))
        .expected(
            idle(
                1,
                "net/http waits for new connections",
                POLL,
                Stack.of(standard("net/http.(*Server).Serve", "net/http/server.go", 3424))))
        .unclear(
            new Waiting(
                StrandKind.GOROUTINE,
                2,
                null,
                SELECT,
                new Minutes(44, 44),
                Stack.of(own("main.refresh", "/src/quotes/refresh.go", 12)),
                own("main.main", "/src/quotes/main.go", 15),
                Circumstances.NONE,
                "more of them in a later snapshot",
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
}
