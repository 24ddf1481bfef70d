package io.lostwake.diagnosis;

import static io.lostwake.diagnosis.Heap.app;
import static io.lostwake.diagnosis.Heap.bare;
import static io.lostwake.diagnosis.Heap.jdk;
import static io.lostwake.diagnosis.Heap.platform;
import static io.lostwake.diagnosis.Heap.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lostwake.model.Companion;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Member;
import io.lostwake.model.Proof;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Verdict;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Waiting;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JvmExaminerTest {
  private static final Examiner EXAMINER = Examiner.withBuiltInKnowledge();
  private static final Frame HANDLE = app("com.acme.Orders.handle", 41);
  private static final Frame GET_TASK = jdk("java.util.concurrent.ThreadPoolExecutor.getTask");

  private static Diagnosis examine(Heap... heaps) {
    return EXAMINER.examine(Stream.of(heaps).map(Heap::snapshot).toList());
  }

  private static Finding only(Diagnosis diagnosis) {
    assertThat(diagnosis.findings()).hasSize(1);
    return diagnosis.findings().getFirst();
  }

  private static List<String> kinds(Finding finding) {
    return finding.evidence().stream().map(Evidence::kind).toList();
  }

  private static String words(Diagnosis diagnosis) {
    return diagnosis.findings().toString()
        + diagnosis.expected()
        + diagnosis.unclear()
        + diagnosis.warnings();
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUE_PUT, no-receiver, can never put: nobody will take",
    "EXCHANGE, no-receiver, can never exchange: no partner will come",
    "QUEUE_TAKE, no-sender, can never take: nobody will put",
    "MUTEX_LOCK, mutex-not-unlocked, can never lock: nobody will unlock",
    "RWMUTEX_LOCK, mutex-not-unlocked, can never lock: nobody will unlock",
    "RWMUTEX_READ_LOCK, mutex-not-unlocked, can never lock: nobody will unlock",
    "MONITOR_ENTER, mutex-not-unlocked, can never enter the monitor: its owner will not leave it",
    "LATCH_AWAIT, waitgroup-mismatch, can never leave await: nobody will count down or arrive",
    "JOIN, waitgroup-mismatch, can never leave join: what it waits for can never end",
    "FUTURE_GET, future-never-completed, can never get the result: nobody will complete the future",
    "CONDITION_WAIT, condition-never-signalled, can never leave await or wait: nobody will signal",
    "PARK, condition-never-signalled, can never go on: nobody will unpark",
    "PERMIT_ACQUIRE, resource-not-closed, can never get a permit: nobody will give one back",
  })
  void everyWaitThatTheHeapCanProveHasItsCauseAndItsWords(
      WaitKind wait, String cause, String happened) {
    Heap heap = new Heap().main();
    for (long id = 40; id < 140; id++) {
      heap.lost(virtual(id, wait, HANDLE).named("tx-" + id));
    }
    Diagnosis diagnosis = examine(heap);
    Finding finding = only(diagnosis);
    assertThat(finding.cause()).isEqualTo(cause);
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(finding.headline()).isEqualTo("100 virtual threads " + happened);
    assertThat(finding.culprit()).isEqualTo(HANDLE);
    assertThat(finding.evidence().getFirst())
        .isEqualTo(
            new Evidence(
                "unreachable", Evidence.Strength.PROOF, Heap.NOTHING_WAKES + " (all 100 of them)"));
    assertThat(finding.members().getFirst())
        .isEqualTo(new Member(40, "virtual thread #40 \"tx-40\""));
    assertThat(finding.assumptions()).hasSize(2);
    assertThat(words(diagnosis)).doesNotContain("goroutine", "channel", "WaitGroup", "ctx.", "Go ");
  }

  @ParameterizedTest
  @EnumSource(WaitKind.class)
  void withoutAProofNothingIsProvenAndNothingSpeaksOfGo(WaitKind wait) {
    if (wait.isForever()) {
      return; // the words of Go's runtime, which no JVM has
    }
    Heap heap = new Heap().main();
    for (long id = 40; id < 240; id += 2) {
      heap.with(platform(id, wait, HANDLE));
    }
    for (Diagnosis diagnosis : List.of(examine(heap), examine(heap.withoutProof()))) {
      assertThat(diagnosis.findings())
          .allSatisfy(finding -> assertThat(finding.verdict()).isNotEqualTo(Verdict.PROVEN));
      boolean isOfTheJvm = !wait.name().startsWith("CHAN") && !wait.name().startsWith("SELECT");
      if (isOfTheJvm && wait != WaitKind.WAIT_GROUP_WAIT) {
        assertThat(words(diagnosis)).doesNotContain("goroutine", "ctx.", "debug=2", "Go 1");
      }
    }
  }

  @Test
  void aMarkWithoutAReasonAndAReasonWithoutAMarkProveNothing() {
    assertThat(examine(new Heap().main().markedOnly(virtual(40, WaitKind.QUEUE_PUT, HANDLE))))
        .extracting(diagnosis -> only(diagnosis).verdict())
        .isEqualTo(Verdict.SUSPECT);
    assertThat(examine(new Heap().main().provenOnly(virtual(40, WaitKind.QUEUE_PUT, HANDLE))))
        .extracting(diagnosis -> only(diagnosis).verdict())
        .isEqualTo(Verdict.SUSPECT);
  }

  @Test
  void aProofOfAnEarlierDumpProvesNothingInALaterOne() {
    Heap before = new Heap().main().lost(virtual(40, WaitKind.QUEUE_PUT, HANDLE));
    Heap after = new Heap().main().with(virtual(40, WaitKind.QUEUE_PUT, HANDLE));
    assertThat(only(examine(before, after)).verdict()).isNotEqualTo(Verdict.PROVEN);
  }

  @Test
  void aFindingIsAboutThoseThatAreProven() {
    Heap heap = new Heap().main().with(virtual(50, WaitKind.QUEUE_TAKE, HANDLE));
    heap.lost(virtual(51, WaitKind.QUEUE_TAKE, HANDLE));
    heap.lost(virtual(52, WaitKind.QUEUE_TAKE, HANDLE));
    Finding finding = only(examine(heap));
    assertThat(finding.count()).isEqualTo(2);
    assertThat(finding.members()).extracting(Member::id).containsExactly(51L, 52L);
    assertThat(finding.evidence().getFirst().says()).endsWith("(both of them)");
    assertThat(finding.companions())
        .extracting(Companion::role)
        .containsExactly("at the same place, not proven");
  }

  @Test
  void whatAnExecutorCouldStillEndIsToldApart() {
    Heap heap = new Heap().main();
    String says = "only shutdownNow() or close() of ThreadPerTaskExecutor could wake them";
    heap.lost(virtual(40, WaitKind.QUEUE_TAKE, HANDLE), Proof.Kind.ONLY_ITS_EXECUTOR, says);
    Finding all = only(examine(heap));
    assertThat(all.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(all.headline())
        .isEqualTo(
            "1 virtual thread can never take: nobody will put, unless their executor is shut down");
    assertThat(all.assumptions())
        .hasSize(3)
        .anyMatch(text -> text.contains("shutdownNow() or close() on the executor"));
    heap.lost(virtual(41, WaitKind.QUEUE_TAKE, HANDLE));
    Finding both = only(examine(heap));
    assertThat(both.headline()).endsWith("unless, for 1 of them, their executor is shut down");
    assertThat(both.evidence()).extracting(Evidence::says).contains(says + " (1 of them)");
  }

  @Test
  void aHundredLocksWithAHundredOwnersAreToldInFewSentences() {
    Heap heap = new Heap().main();
    for (long id = 40; id < 140; id++) {
      heap.lost(
          virtual(id, WaitKind.MUTEX_LOCK, HANDLE),
          Proof.Kind.LOCK_OWNER_ENDED,
          "thread #" + (id + 1000) + ", which owns the ReentrantLock, has ended");
    }
    assertThat(only(examine(heap)).evidence())
        .filteredOn(fact -> fact.kind().equals("lock-owner-ended"))
        .hasSize(4)
        .last()
        .extracting(Evidence::says)
        .isEqualTo("97 more are proven in the same way");
  }

  @Test
  void aLockWhoseOwnerIsNotThereAnyMoreIsNotUnlocked() {
    Heap heap =
        new Heap()
            .main()
            .with(virtual(42, WaitKind.MUTEX_LOCK, HANDLE).awaiting(41))
            .with(virtual(43, WaitKind.MUTEX_LOCK, app("com.acme.Orders.close", 60)).awaiting(41));
    Finding finding = only(examine(heap));
    assertThat(finding.cause()).isEqualTo("mutex-not-unlocked");
    assertThat(kinds(finding)).contains("owner-ended");
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(finding.companions())
        .extracting(Companion::role)
        .containsExactly("waiting for a lock of the same owner");
  }

  @Test
  void aLockOfARunningOwnerIsContention() {
    Heap heap =
        new Heap()
            .main()
            .with(virtual(42, WaitKind.MUTEX_LOCK, HANDLE).awaiting(41))
            .with(platform(41, WaitKind.RUNNING, app("com.acme.Orders.sort", 70)));
    assertThat(examine(heap).findings()).isEmpty();
  }

  @Test
  void aLockOfAnIdleWorkerWasLeftBehind() {
    Heap heap =
        new Heap()
            .main()
            .with(virtual(42, WaitKind.MUTEX_LOCK, HANDLE).awaiting(30))
            .with(platform(30, WaitKind.QUEUE_TAKE, GET_TASK).named("pool-1-thread-1"));
    Diagnosis diagnosis = examine(heap);
    Finding finding = only(diagnosis);
    assertThat(finding.cause()).isEqualTo("mutex-not-unlocked");
    assertThat(finding.evidence())
        .extracting(Evidence::says)
        .contains(
            "platform thread #30 \"pool-1-thread-1\" holds the lock that virtual thread #42 waits"
                + " for, and is idle: an idle worker of an executor");
    assertThat(diagnosis.expected()).extracting(Waiting::count).contains(1L);
  }

  @Test
  void locksInACircleWaitForEachOther() {
    Heap heap =
        new Heap()
            .main()
            .with(virtual(42, WaitKind.MUTEX_LOCK, app("com.acme.Transfer.pay", 8)).awaiting(43))
            .with(
                platform(43, WaitKind.MUTEX_LOCK, app("com.acme.Transfer.refund", 9)).awaiting(42))
            .with(virtual(50, WaitKind.MUTEX_LOCK, app("com.acme.Audit.read", 3)).awaiting(42));
    Finding finding = only(examine(heap));
    assertThat(finding.cause()).isEqualTo("lock-cycle");
    assertThat(kinds(finding)).contains("lock-order");
    assertThat(finding.companions())
        .extracting(Companion::role)
        .containsExactlyInAnyOrder(
            "holding what they want and wanting what they hold",
            "waiting for a lock of the circle");
  }

  @Test
  void whatAProofSaysIsNotSaidTwice() {
    Heap heap =
        new Heap()
            .main()
            .lost(
                virtual(42, WaitKind.MUTEX_LOCK, HANDLE).awaiting(41),
                Proof.Kind.LOCK_OWNER_ENDED,
                "the lock belongs to virtual thread #41, which has ended");
    assertThat(kinds(only(examine(heap)))).containsExactly("lock-owner-ended");
    Heap circle =
        new Heap()
            .main()
            .lost(
                virtual(42, WaitKind.MUTEX_LOCK, HANDLE).awaiting(43),
                Proof.Kind.LOCK_CYCLE,
                "two wait for each other")
            .lost(
                virtual(43, WaitKind.MUTEX_LOCK, HANDLE).awaiting(42),
                Proof.Kind.LOCK_CYCLE,
                "two wait for each other");
    assertThat(kinds(only(examine(circle)))).containsExactly("circle-of-owners");
  }

  @Test
  void aCircleThatTheVirtualMachineReportsIsOne() {
    Heap heap =
        new Heap()
            .main()
            .lost(
                platform(42, WaitKind.MONITOR_ENTER, HANDLE),
                Proof.Kind.REPORTED_DEADLOCK,
                "HotSpot's deadlock detector reports them");
    assertThat(only(examine(heap)).cause()).isEqualTo("lock-cycle");
  }

  @Test
  void theOwnerOfALockThatWaitsForSomethingElseIsTheRoot() {
    Heap heap =
        new Heap()
            .main()
            .with(virtual(41, WaitKind.QUEUE_PUT, app("com.acme.Room.say", 21)).named("tx-7"))
            .with(virtual(42, WaitKind.MUTEX_LOCK, HANDLE).awaiting(41))
            .with(virtual(43, WaitKind.MUTEX_LOCK, HANDLE).awaiting(41))
            .with(virtual(44, WaitKind.MUTEX_LOCK, app("com.acme.Room.leave", 30)).awaiting(42));
    Finding finding = only(examine(heap));
    assertThat(finding.cause()).isEqualTo("lock-held-while-blocked");
    assertThat(finding.culprit()).isEqualTo(app("com.acme.Room.say", 21));
    assertThat(finding.companions()).extracting(Companion::count).containsExactly(2L, 1L);
    assertThat(finding.evidence().getFirst().says())
        .startsWith("virtual thread #41 \"tx-7\" holds the lock that virtual thread #4");
  }

  @Test
  void whatIsProvenIsNotHiddenBehindWhatIsNot() {
    Heap heap =
        new Heap()
            .main()
            .with(virtual(41, WaitKind.QUEUE_PUT, app("com.acme.Room.say", 21)))
            .lost(virtual(42, WaitKind.MUTEX_LOCK, HANDLE).awaiting(41))
            .lost(virtual(43, WaitKind.JOIN, app("com.acme.Room.await", 5)).awaiting(41));
    assertThat(examine(heap).findings())
        .filteredOn(finding -> finding.verdict() == Verdict.PROVEN)
        .extracting(Finding::cause)
        .containsExactlyInAnyOrder("mutex-not-unlocked", "waitgroup-mismatch");
  }

  @Test
  void thoseThatWaitForALostThreadAreFoldedUnderIt() {
    Heap heap =
        new Heap()
            .with(bare(3, WaitKind.JOIN, app("com.acme.Main.main", 9)).named("main").awaiting(41))
            .lost(virtual(41, WaitKind.QUEUE_TAKE, HANDLE))
            .lost(virtual(42, WaitKind.JOIN, app("com.acme.Batch.run", 5)).awaiting(41))
            .lost(platform(43, WaitKind.FUTURE_GET, app("com.acme.Batch.sum", 6)).awaiting(41))
            .with(platform(30, WaitKind.RUNNING, app("com.acme.Web.serve", 1)));
    Finding finding = only(examine(heap));
    assertThat(finding.cause()).isEqualTo("no-sender");
    assertThat(finding.count()).isEqualTo(1);
    assertThat(finding.companions())
        .extracting(Companion::role)
        .containsExactlyInAnyOrder(
            "waiting for them to end", "waiting for them to end", "waiting for their result");
    assertThat(finding.evidence())
        .extracting(Evidence::says)
        .contains("2 threads wait for them to be done");
  }

  @Test
  void idleWorkersOfADroppedExecutorAreFoundAndTheOthersStayExpected() {
    Heap heap = new Heap().main();
    for (long id = 30; id < 40; id++) {
      heap.with(platform(id, WaitKind.QUEUE_TAKE, GET_TASK));
    }
    heap.lost(platform(40, WaitKind.QUEUE_TAKE, GET_TASK));
    Diagnosis diagnosis = examine(heap);
    Finding finding = only(diagnosis);
    assertThat(finding.cause()).isEqualTo("contract-not-kept");
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(finding.headline())
        .isEqualTo("1 platform thread can never end: nobody will shut down the executor");
    assertThat(finding.companions()).isEmpty();
    assertThat(diagnosis.expected()).extracting(Waiting::count).containsExactly(10L, 1L);
    assertThat(diagnosis.active()).isZero();
  }

  @Test
  void workersOfManyExecutorsAreSuspectWithoutAProof() {
    Heap few = new Heap().withoutProof();
    Heap many = new Heap().withoutProof();
    for (long id = 1; id <= 60; id++) {
      few.with(platform(id, WaitKind.QUEUE_TAKE, GET_TASK).named("pool-2-thread-" + id));
      many.with(platform(id, WaitKind.QUEUE_TAKE, GET_TASK).named("pool-" + id + "-thread-1"));
    }
    assertThat(examine(few).findings()).isEmpty();
    Finding finding = only(examine(many));
    assertThat(finding.cause()).isEqualTo("contract-not-kept");
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
  }

  @Test
  void aThreadOfTheVirtualMachineIsNeverAFinding() {
    Heap heap =
        new Heap()
            .main()
            .lost(
                bare(
                    12,
                    WaitKind.CONDITION_WAIT,
                    jdk("java.lang.ref.ReferenceQueue.remove0"),
                    jdk("java.lang.ref.Finalizer$FinalizerThread.run")))
            .lost(
                platform(
                    30,
                    WaitKind.PARK,
                    jdk("java.util.concurrent.ForkJoinPool.awaitWork"),
                    jdk("java.util.concurrent.ForkJoinPool.runWorker")));
    assertThat(examine(heap).findings()).isEmpty();
  }

  @Test
  void aMainThreadThatWaitsIsExpectedUnlessNothingElseLives() {
    Frame await = jdk("java.util.concurrent.SynchronousQueue.take");
    Heap.Place main = bare(3, WaitKind.QUEUE_TAKE, await, app("com.acme.Main.main", 9));
    Heap.Place other = platform(40, WaitKind.QUEUE_TAKE, await, app("com.acme.Pong.run", 12));
    Heap alive = new Heap().lost(main).with(platform(41, WaitKind.RUNNING, HANDLE));
    Diagnosis living = examine(alive);
    assertThat(living.findings()).isEmpty();
    assertThat(living.expected())
        .extracting(Waiting::knowledge)
        .containsExactly("the main thread, which waits for the end of the process");
    Heap asleep =
        new Heap()
            .lost(main)
            .lost(other)
            .with(bare(14, WaitKind.RUNNABLE).named("Signal Dispatcher"));
    Finding finding = only(examine(asleep));
    assertThat(finding.cause()).isEqualTo("whole-process-deadlock");
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(finding.headline())
        .isEqualTo(
            "1 platform thread asleep for good: every thread of the process waits for another one");
    asleep.with(virtual(41, WaitKind.TIMED_WAIT, HANDLE));
    assertThat(examine(asleep).findings()).extracting(Finding::cause).containsExactly("no-sender");
  }

  @Test
  void aTimedWaitEndsByItself() {
    Frame poll = jdk("java.util.concurrent.LinkedBlockingQueue.poll");
    Heap before = new Heap().main();
    Heap after = new Heap().main();
    for (long id = 100; id < 500; id += 2) {
      before.with(virtual(id, WaitKind.TIMED_WAIT, poll, HANDLE));
      after.with(virtual(id, WaitKind.TIMED_WAIT, poll, HANDLE));
    }
    assertThat(examine(before).findings()).isEmpty();
    after.with(virtual(600, WaitKind.TIMED_WAIT, poll, HANDLE));
    Finding finding = only(examine(before, after));
    assertThat(finding.cause()).isEqualTo("no-sender");
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(finding.headline()).contains("polling a queue again and again");
  }

  @Test
  void lossesSpreadOverTheLifeOfTheProcessAreLikely() {
    Heap heap = new Heap().main();
    for (long id = 100; id < 700; id += 3) {
      heap.with(virtual(id, WaitKind.QUEUE_PUT, HANDLE));
    }
    Finding finding = only(examine(heap));
    assertThat(kinds(finding)).contains("births-spread", "many");
    assertThat(finding.verdict()).isEqualTo(Verdict.LIKELY);
  }

  @Test
  void aPoolBornTogetherIsUnclear() {
    Heap heap = new Heap().main();
    for (long id = 30; id < 46; id++) {
      heap.with(platform(id, WaitKind.QUEUE_TAKE, HANDLE));
    }
    Diagnosis diagnosis = examine(heap);
    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.unclear()).hasSize(1);
    assertThat(diagnosis.unclear().getFirst().evidence())
        .extracting(Evidence::kind)
        .containsExactly("born-together");
  }

  @Test
  void aSingleWaitThatSomethingAliveReachesIsUnclear() {
    for (WaitKind wait :
        List.of(
            WaitKind.QUEUE_TAKE,
            WaitKind.FUTURE_GET,
            WaitKind.LATCH_AWAIT,
            WaitKind.PERMIT_ACQUIRE,
            WaitKind.PARK,
            WaitKind.CONDITION_WAIT)) {
      Diagnosis diagnosis = examine(new Heap().main().with(virtual(40, wait, HANDLE)));
      assertThat(diagnosis.findings()).isEmpty();
      assertThat(diagnosis.unclear()).hasSize(1);
    }
  }

  @Test
  void whatNobodyElseReachesIsStrongEvidence() {
    Heap one =
        new Heap()
            .main()
            .withFact(virtual(40, WaitKind.FUTURE_GET, HANDLE), "held by", "nobody else");
    Finding alone = only(examine(one));
    assertThat(alone.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(alone.cause()).isEqualTo("future-never-completed");
    assertThat(alone.evidence())
        .containsExactly(
            new Evidence(
                "held-by-nobody",
                Evidence.Strength.STRONG,
                "nothing alive but the waiting thread itself reaches what it waits for: only an interrupt could end it"));
    Finding many = only(examine(requests(100, 100)));
    assertThat(many.verdict()).isEqualTo(Verdict.LIKELY);
    assertThat(kinds(many)).containsExactly("held-by-nobody", "many");
    assertThat(many.evidence().getFirst().says()).endsWith("(all 100 of them)");
  }

  @Test
  void noStreamEndsAWaitThatNobodyElseReaches() {
    assertThat(examine(requests(100, 0)).findings()).isEmpty();
    Diagnosis few = examine(requests(100, 50));
    assertThat(few.findings()).isEmpty();
    assertThat(few.unclear().getFirst().evidence())
        .extracting(Evidence::kind)
        .containsExactly("held-by-nobody", "many", "serves-connection");
    assertThat(few.unclear().getFirst().evidence().getFirst().says()).endsWith("(50 of 100)");
    assertThat(only(examine(requests(100, 51))).verdict()).isEqualTo(Verdict.LIKELY);
  }

  /** Requests of a server that wait for a future; of the first ones nobody else has it. */
  private static Heap requests(int count, int unheld) {
    Heap heap = new Heap().main();
    for (int request = 0; request < count; request++) {
      Heap.Place place =
          virtual(
              100 + request,
              WaitKind.FUTURE_GET,
              jdk("java.util.concurrent.CompletableFuture.get"),
              HANDLE,
              jdk("io.helidon.webserver.ConnectionHandler.run"));
      if (request < unheld) {
        heap.withFact(place, "held by", "nobody else");
      } else {
        heap.with(place);
      }
    }
    return heap;
  }

  @Test
  void whatIsIdleByDesignStaysSoThoughNobodyElseReachesItsQueue() {
    Heap heap = new Heap().main();
    for (long id = 30; id < 230; id++) {
      heap.withFact(
          platform(
              id,
              WaitKind.QUEUE_TAKE,
              jdk("java.util.concurrent.LinkedBlockingQueue.take"),
              GET_TASK,
              jdk("java.util.concurrent.ThreadPoolExecutor.runWorker")),
          "held by",
          "nobody else");
    }
    Diagnosis diagnosis = examine(heap);
    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.expected()).extracting(Waiting::count).contains(200L);
  }

  @Test
  void besideAProofNothingElseIsSaidOfThoseAroundIt() {
    Heap heap = new Heap().main().lost(virtual(40, WaitKind.QUEUE_TAKE, HANDLE));
    heap.withFact(virtual(41, WaitKind.QUEUE_TAKE, HANDLE), "held by", "nobody else");
    assertThat(kinds(only(examine(heap)))).containsExactly("unreachable");
  }

  @Test
  void aRequestOfHttpClientWithoutALimitIsASlowWait() {
    Frame send = jdk("jdk.internal.net.http.HttpClientImpl.send");
    Heap heap = new Heap().main();
    for (long id = 100; id < 700; id += 3) {
      heap.with(
          virtual(
              id,
              WaitKind.FUTURE_GET,
              jdk("java.util.concurrent.CompletableFuture.get"),
              send,
              HANDLE));
    }
    assertThat(only(examine(heap)).cause()).isEqualTo("slow-wait");
  }

  @Test
  void virtualThreadsWithoutACarrierAreFoundWhereTheCarriersAreBlocked() {
    assertThat(examine(starved(WaitKind.RUNNING)).findings()).isEmpty();
    for (int seconds : new int[] {2, 30}) {
      Heap later = starved(WaitKind.RUNNING).at(100 + seconds);
      assertThat(examine(starved(WaitKind.RUNNING).at(100), later).findings())
          .extracting(Finding::cause, Finding::verdict)
          .containsExactly(
              tuple("scheduler-starved", seconds < 10 ? Verdict.SUSPECT : Verdict.LIKELY));
    }
    // A native call of a busy process, even Unsafe.unpark, is over a moment later.
    assertThat(only(examine(starved(WaitKind.SYSTEM_CALL))).verdict()).isEqualTo(Verdict.SUSPECT);
    Finding finding = only(examine(starved(WaitKind.PARK)));
    assertThat(finding.cause()).isEqualTo("scheduler-starved");
    assertThat(finding.verdict()).isEqualTo(Verdict.LIKELY);
    assertThat(finding.companions())
        .extracting(Companion::role, Companion::count)
        .containsExactly(tuple("on a carrier", 2L));
  }

  private static Heap starved(WaitKind onCarriers) {
    Heap heap = new Heap().main();
    Frame work = app("com.acme.Thumbnail.scale", 30);
    heap.withFact(virtual(40, onCarriers, work), "mounted", "on a carrier");
    heap.withFact(virtual(41, onCarriers, work), "mounted", "on a carrier");
    for (long id = 42; id < 50; id++) {
      heap.withFact(
          new Heap.Place(StrandKind.VIRTUAL_THREAD, id, "", 0, WaitKind.RUNNABLE, List.of()),
          "scheduler",
          "2 of 2 carriers busy, 8 virtual threads ready");
    }
    return heap;
  }

  @Test
  void readyVirtualThreadsWithAFreeCarrierAreNoFinding() {
    Heap heap = new Heap().main();
    for (long id = 42; id < 50; id++) {
      heap.withFact(
          virtual(id, WaitKind.RUNNABLE, HANDLE),
          "scheduler",
          "1 of 2 carriers busy, 8 virtual threads ready");
    }
    assertThat(examine(heap, heap).findings()).isEmpty();
  }
}
