package io.lostwake.report;

import static io.lostwake.report.Scenery.POLL;
import static io.lostwake.report.Scenery.RECEIVE;
import static io.lostwake.report.Scenery.idle;
import static io.lostwake.report.Scenery.idleUnclear;
import static io.lostwake.report.Story.library;
import static io.lostwake.report.Story.own;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What processes look like when something is lost in them, and when nothing is. */
final class Situations {
  private Situations() {}

  static Map<String, List<Diagnosis>> all() {
    var all = new LinkedHashMap<String, List<Diagnosis>>();
    all.put("proven-senders", List.of(SureSituations.provenSenders()));
    all.put("documented", List.of(SureSituations.documented()));
    all.put("lock-cycle", List.of(SureSituations.lockCycle()));
    all.put("single-suspect", List.of(UnsureSituations.singleSuspect()));
    all.put("two-snapshots", List.of(UnsureSituations.twoSnapshots()));
    all.put("nothing-found", List.of(nothingFound()));
    all.put("nothing-in-a-file", List.of(nothingInFile()));
    all.put("nothing-at-all", List.of(new Situation("-", 0).untold().diagnosis()));
    all.put("fatal-deadlock", List.of(SureSituations.fatalDeadlock()));
    all.put("no-culprit", List.of(UnsureSituations.noCulprit()));
    all.put("many-suspects", List.of(UnsureSituations.manySuspects()));
    all.put("crowd", List.of(UnsureSituations.crowd()));
    all.put("lost-virtual-threads", List.of(JvmSituations.lostVirtualThreads()));
    all.put("kept-possible", List.of(JvmSituations.keptPossible()));
    all.put("hostile", List.of(hostile()));
    all.put("markup", List.of(HostileMarkup.diagnosis()));
    all.put(
        "many-targets",
        List.of(nothingFound(), SureSituations.provenSenders(), UnsureSituations.singleSuspect()));
    return all;
  }

  static List<Diagnosis> named(String name) {
    return Objects.requireNonNull(all().get(name), name);
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
}
