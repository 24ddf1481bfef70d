package io.lostwake.report;

import static io.lostwake.report.Story.own;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence.Strength;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Origin;
import io.lostwake.model.Proof;
import io.lostwake.model.Stack;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Verdict;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Waiting;
import io.lostwake.model.Warning;
import java.util.List;

/** What JVMs look like when something is lost in them. */
final class JvmSituations {
  private static final String ASSUMPTION =
      "nobody reaches into the JDK's own lists of threads by reflection, and no debugger wakes a thread";

  private JvmSituations() {}

  static Diagnosis lostVirtualThreads() {
    String orders = "com/acme/orders/Orders.java";
    Stack putting =
        Stack.of(
            jdk(
                "java.util.concurrent.SynchronousQueue.put",
                "java/util/concurrent/SynchronousQueue.java",
                840),
            own("com.acme.orders.Orders.handle", orders, 41),
            jdk("java.lang.VirtualThread.run", "java/lang/VirtualThread.java", 466));
    Stack locking =
        Stack.of(
            jdk(
                "java.util.concurrent.locks.ReentrantLock.lock",
                "java/util/concurrent/locks/ReentrantLock.java",
                322),
            own("com.acme.orders.Ledger.book", "com/acme/orders/Ledger.java", 17),
            jdk("java.lang.VirtualThread.run", "java/lang/VirtualThread.java", 466));
    String never = "nothing alive reaches anything that could wake all 900 of them";
    return new Situation("41213", 1_203)
        .jvm("25.0.3+9-LTS", 1_180)
        .leakProfile(LeakProfile.TAKEN)
        .waiting(WaitKind.QUEUE_PUT, 900)
        .waiting(WaitKind.MUTEX_LOCK, 12)
        .active(5)
        .found(
            new Story(
                    Verdict.PROVEN,
                    "no-receiver",
                    900,
                    "900 virtual threads can never put: nobody will take",
                    new Wait(WaitKind.QUEUE_PUT, "SynchronousQueue.put"),
                    putting)
                .of(StrandKind.VIRTUAL_THREAD)
                .thread(41, "order-41")
                .thread(42, "")
                .thread(43, "order-43")
                .state("waits for", "SynchronousQueue", 900)
                .state("executor", "ThreadPerTaskExecutor", 880)
                .proof(Proof.Kind.UNREACHABLE, never)
                .fact("heap-proof", Strength.PROOF, never)
                .assumes(ASSUMPTION)
                .refutedBy("an assumption of the proof that does not hold")
                .fix("offer with a time limit, or take on every path"),
            new Story(
                    Verdict.PROVEN,
                    "mutex-not-unlocked",
                    12,
                    "12 virtual threads can never lock: nobody will unlock",
                    new Wait(WaitKind.MUTEX_LOCK, "ReentrantLock.lock"),
                    locking)
                .of(StrandKind.VIRTUAL_THREAD)
                .state(
                    "waits for",
                    "ReentrantLock held by virtual thread #41 \"tx-7\", which has ended",
                    12)
                .proof(Proof.Kind.LOCK_OWNER_ENDED, "the owner of the lock has ended")
                .fact("lock-owner-ended", Strength.PROOF, "the owner of the lock has ended")
                .assumes(ASSUMPTION)
                .fix("unlock in finally"))
        .diagnosis();
  }

  static Diagnosis keptPossible() {
    Stack taking =
        Stack.of(
            jdk(
                "java.util.concurrent.LinkedBlockingQueue.take",
                "java/util/concurrent/LinkedBlockingQueue.java",
                435),
            own("com.acme.Jobs.work", "com/acme/Jobs.java", 30));
    return new Situation("heap.hprof", 40)
        .jvm("21.0.8+9-LTS", 0)
        .leakProfile(LeakProfile.NOT_OFFERED)
        .waiting(WaitKind.QUEUE_TAKE, 12)
        .warning(
            Warning.Kind.NO_PROOF,
            "",
            "the dump is of JDK 21, which leaves the stacks of parked virtual threads out",
            "nothing can be proven")
        .found(
            new Story(
                    Verdict.SUSPECT,
                    "no-sender",
                    9,
                    "9 platform threads blocked in a take: nobody puts",
                    new Wait(WaitKind.QUEUE_TAKE, "LinkedBlockingQueue.take"),
                    taking)
                .of(StrandKind.PLATFORM_THREAD)
                .thread(31, "worker 1")
                .thread(32, "worker 2")
                .state("waits for", "LinkedBlockingQueue, empty", 9)
                .keptPossibleBy("static com.acme.Jobs.QUEUE")
                .fact("births-spread", Strength.STRONG, "started one by one"))
        .unclear(
            new Waiting(
                StrandKind.PLATFORM_THREAD,
                3,
                null,
                new Wait(WaitKind.QUEUE_TAKE, "LinkedBlockingQueue.take"),
                null,
                taking,
                null,
                Story.facts("waits for", "LinkedBlockingQueue, empty", 3),
                "a second snapshot",
                List.of()))
        .diagnosis();
  }

  private static Frame jdk(String function, String file, int line) {
    return new Frame(function, file, line, Origin.STANDARD_LIBRARY);
  }
}
