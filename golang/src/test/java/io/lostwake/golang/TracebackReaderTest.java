package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.FatalError;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Origin;
import io.lostwake.model.Reference;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Strand;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracebackReaderTest {
  private static final String SENDER =
      """
      goroutine 7 [chan send, 12 minutes]:
      main.send(0xc000012345, {0x1, 0x2?})
      \t/app/main.go:10 +0x25
      created by main.main in goroutine 1
      \t/app/main.go:26 +0x1f
      """;

  @Test
  void aGoroutineIsReadWithItsPlaceWaitAndCreator() throws Exception {
    Snapshot snapshot = Tracebacks.read(SENDER);

    Cohort cohort = only(snapshot);
    assertThat(cohort.stack().frames())
        .containsExactly(new Frame("main.send", "/app/main.go", 10, Origin.APPLICATION));
    assertThat(cohort.creator())
        .isEqualTo(new Frame("main.main", "/app/main.go", 26, Origin.APPLICATION));
    assertThat(cohort.blockedOn().kind()).isEqualTo(WaitKind.CHAN_SEND);
    assertThat(cohort.blockedOn().text()).isEqualTo("chan send");
    assertThat(cohort.population().id(0)).isEqualTo(7);
    assertThat(cohort.population().creatorId(0)).isEqualTo(1);
    assertThat(cohort.population().minutes(0)).isEqualTo(12);
    assertThat(snapshot.tells()).contains(Detail.STRAND_IDS, Detail.CREATOR_IDS);
    assertThat(snapshot.leakProfile()).isEqualTo(LeakProfile.NOT_TAKEN);
    assertThat(snapshot.warnings()).isEmpty();
  }

  @Test
  void whatGoTestSaysAfterTheLastGoroutineIsNoPartOfIt() throws Exception {
    Snapshot snapshot = Tracebacks.read(SENDER + "FAIL\thung\t2.024s\nFAIL\n");
    assertThat(only(snapshot).count()).isEqualTo(1);
    assertThat(snapshot.warnings()).isEmpty();
  }

  @Test
  void idsAddressesMinutesAndScanDoNotMakePlaces() throws Exception {
    String other =
        """

        goroutine 5000000001 gp=0xc0 m=nil [chan send (scan), 3 minutes, locked to thread]:
        main.send(0xc000099999?, ...)
        \t/app/main.go:10 +0x77 fp=0xc000 sp=0xc001 pc=0x47b64f
        created by main.main in goroutine 33
        \t/app/main.go:26 +0x1f
        """;

    Cohort cohort = only(Tracebacks.read(SENDER + other));

    assertThat(cohort.count()).isEqualTo(2);
    assertThat(cohort.lockedToThread()).isEqualTo(1);
    assertThat(cohort.minutes()).hasToString("Minutes[min=3, max=12]");
  }

  @Test
  void theRuntimesMarkIsKeptAndIsNoPartOfThePlace() throws Exception {
    Snapshot snapshot =
        Tracebacks.read(
            SENDER + "\n" + SENDER.replace("chan send, 12 minutes", "chan send (leaked)"));

    Cohort cohort = only(snapshot);
    assertThat(cohort.count()).isEqualTo(2);
    assertThat(cohort.markedLeaked()).isEqualTo(1);
    assertThat(snapshot.leakProfile()).isEqualTo(LeakProfile.TAKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "main.f() | main.f",
        "main.f(...) | main.f",
        "main.f(0x1, {{0xc000, 0x26}, {0x0, 0x0, ...}}, _, ...) | main.f",
        "main.(*T).run(0xc000?) | main.(*T).run",
        "main.(*T).(main.f)-fm() | main.(*T).(main.f)-fm",
        "main.(*T).Run-fm() | main.(*T).Run-fm",
        "main.process[...](0x1) | main.process[...]",
        "main.func·001() | main.func·001",
        "main.init.0.func1.1() | main.init.0.func1.1",
        "gopkg.in/lumberjack%2ev2.(*Logger).mill(0x1) | gopkg.in/lumberjack.v2.(*Logger).mill",
        "github.com/!i!b!m/x.f() | github.com/!i!b!m/x.f",
        "main..func1() | main..func1",
        "sync.(_Mutex).Lock(0x1) | sync.(*Mutex).Lock",
        "main.run | main.run",
        "main.(*T).run | main.(*T).run",
        "main.f(0xc000, 0x | main.f",
        "go.(*struct { sync.Mutex; main.n int }).Lock(0x1) | go.(*struct { sync.Mutex; main.n int }).Lock",
      })
  void functionNamesOfEveryShapeAreRead(String call, String function) throws Exception {
    Snapshot snapshot =
        Tracebacks.read("goroutine 1 [select]:\n" + call + "\n\t/app/main.go:10 +0x25\n");

    assertThat(only(snapshot).stack().frames())
        .extracting(Frame::function)
        .containsExactly(function);
    assertThat(snapshot.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "/app/main.go:10 +0x25 | /app/main.go | 10",
        "/app/main.go:10 | /app/main.go | 10",
        "/app/main.go:10 +0x25 fp=0xc000 sp=0xc001 pc=0x47b64f | /app/main.go | 10",
        "C:/Program Files/app/main.go:7 +0x1 | C:/Program Files/app/main.go | 7",
        "D:\\проект\\main.go:7 +0x1 | D:\\проект\\main.go | 7",
        "/a b/c +0x1/main.go:7 +0x1 | /a b/c +0x1/main.go | 7",
        "/pkg/mod/github.com/!azure/x@v1.2.3+incompatible/f.go:7 +0x1 | /pkg/mod/github.com/!azure/x@v1.2.3+incompatible/f.go | 7",
        "<autogenerated>:1 +0x5 | <autogenerated> | 1",
        "_cgo_gotypes.go:43 +0x5 | _cgo_gotypes.go | 43",
        "??:0 +0x5 | §§ | 0",
        "/c/x.c:12 pc=0x7f00 | /c/x.c | 12",
      })
  void filesOfEveryShapeAreRead(String place, String file, int line) throws Exception {
    Snapshot snapshot = Tracebacks.read("goroutine 1 [select]:\nmain.f(0x1)\n\t" + place + "\n");

    Frame frame = only(snapshot).stack().frames().getFirst();
    assertThat(frame.file()).isEqualTo(file);
    assertThat(frame.line()).isEqualTo(line);
    assertThat(snapshot.warnings()).isEmpty();
  }

  @Test
  void linesMayEndInCarriageReturnsAndTabsMayBeSpaces() throws Exception {
    Snapshot crlf = Tracebacks.read((SENDER + "\n" + SENDER).replace("\n", "\r\n"));
    Snapshot spaces = Tracebacks.read((SENDER + "\n" + SENDER).replace("\t", "        "));

    assertThat(Tracebacks.shown(crlf)).isEqualTo(Tracebacks.shown(spaces));
    assertThat(only(crlf).count()).isEqualTo(2);
    assertThat(crlf.warnings()).isEmpty();
    assertThat(spaces.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"...23 frames elided..., 23", "...additional frames elided..., 1"})
  void elidedFramesAreCounted(String line, int elided) throws Exception {
    String traceback =
        SENDER.replace("created by", line + "\nmain.outer()\n\t/app/main.go:90 +0x1\ncreated by");

    Snapshot snapshot = Tracebacks.read(traceback);

    assertThat(only(snapshot).stack().elided()).isEqualTo(elided);
    assertThat(only(snapshot).stack().frames()).hasSize(2);
    assertThat(snapshot.warnings()).isEmpty();
  }

  @Test
  void aGoroutineWithoutFramesIsCounted() throws Exception {
    String running =
        """
        goroutine 5 [running]:
        \tgoroutine running on other thread; stack unavailable
        created by main.main in goroutine 1
        \t/app/main.go:5 +0x1
        """;

    Cohort cohort = only(Tracebacks.read(running));

    assertThat(cohort.stack().frames()).isEmpty();
    assertThat(cohort.creator()).isNotNull();
  }

  @Test
  void nativeFramesKeepTheirNameAndLoseTheirAddress() throws Exception {
    String traceback =
        """
        goroutine 5 [syscall]:
        non-Go function at pc=0x7f0011
        non-Go function
        \tpc=0x7f0022
        pthread_cond_wait
        \t/c/nptl.c:12 pc=0x7f0033
        runtime.cgocall(0x1, 0x2)
        \t/usr/local/go/src/runtime/cgocall.go:167 +0x4b
        main._Cfunc_wait()
        \t_cgo_gotypes.go:43 +0x3f
        main.main()
        \t/app/main.go:5 +0x1
        """;

    Snapshot snapshot = Tracebacks.read(traceback);

    assertThat(only(snapshot).stack().frames())
        .extracting(Frame::function)
        .containsExactly(
            "non-Go function",
            "non-Go function",
            "pthread_cond_wait",
            "main._Cfunc_wait",
            "main.main");
    assertThat(snapshot.warnings()).isEmpty();
  }

  @Test
  void ancestorsBelongToTheSampleAndNotToThePlace() throws Exception {
    String ancestors =
        """
        [originating from goroutine 1]:
        main.main(...)
        \t/app/main.go:27 +0x1f
        runtime.goexit(...)
        \t/usr/local/go/src/runtime/asm_amd64.s:1 +0x1
        """;

    Cohort cohort = only(Tracebacks.read(SENDER + ancestors + "\n" + SENDER));

    assertThat(cohort.count()).isEqualTo(2);
    assertThat(cohort.samples().getFirst().ancestry())
        .containsExactly(new Frame("main.main", "/app/main.go", 27, Origin.APPLICATION));
    assertThat(cohort.samples().getLast().ancestry()).isEmpty();
  }

  @Test
  void argumentsThatMayBeAddressesAreReferences() throws Exception {
    Strand strand = only(Tracebacks.read(SENDER)).samples().getFirst();

    assertThat(strand.references()).containsExactly(new Reference(0, 0, 0xc000012345L, true));
    assertThat(strand.waitsFor()).isNull();
  }

  @Test
  void whatAGoroutineWaitsForIsTheInnermostCertainAddress() throws Exception {
    String traceback =
        """
        goroutine 9 [sync.Mutex.Lock]:
        internal/sync.runtime_SemacquireMutex(0xc000777000?, 0x0?, 0x0?)
        \t/usr/local/go/src/runtime/sema.go:95 +0x25
        internal/sync.(*Mutex).lockSlow(0xc000888000)
        \t/usr/local/go/src/internal/sync/mutex.go:149 +0x15a
        sync.(*Mutex).Lock(...)
        \t/usr/local/go/src/sync/mutex.go:46
        main.f(0xc000999000)
        \t/app/main.go:5 +0x1
        """;

    Strand strand = only(Tracebacks.read(traceback)).samples().getFirst();

    assertThat(strand.waitsFor()).isEqualTo(new Reference(1, 0, 0xc000888000L, true));
    assertThat(strand.references()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "sync.(*Mutex).lockSlow, MUTEX_LOCK",
    "sync.(*RWMutex).Lock, RWMUTEX_LOCK",
    "sync.(*RWMutex).RLock, RWMUTEX_READ_LOCK",
    "sync.(*WaitGroup).Wait, WAIT_GROUP_WAIT",
    "golang.org/x/sync/semaphore.(*Weighted).Acquire, SEMAPHORE",
  })
  void aSemaphoreOfOlderGoIsTheLockThatUsesIt(String function, WaitKind kind) throws Exception {
    String traceback =
        """
        goroutine 9 [semacquire]:
        sync.runtime_SemacquireMutex(0x0?, 0x0?, 0x0?)
        \t/usr/lib/go-1.19/src/runtime/sema.go:77 +0x25
        %s(0xc000888000)
        \t/usr/lib/go-1.19/src/sync/x.go:149 +0x15a
        main.f(0xc000999000)
        \t/app/main.go:5 +0x1
        """
            .formatted(function);

    Snapshot snapshot = Tracebacks.read(traceback);

    assertThat(only(snapshot).blockedOn().kind()).isEqualTo(kind);
    assertThat(only(snapshot).blockedOn().text()).isEqualTo("semacquire");
    assertThat(snapshot.target().version()).isEqualTo("1.19");
  }

  @ParameterizedTest
  @CsvSource({
    "/usr/local/go1.27.4/src/runtime/proc.go, 1.27.4",
    "/home/me/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.27.4.linux-amd64/src/runtime/proc.go, 1.27.4",
    "/usr/lib/go-1.19/src/runtime/proc.go, 1.19",
    "/usr/local/Cellar/go/1.21.3/libexec/src/runtime/proc.go, 1.21.3",
    "C:/hostedtoolcache/windows/go/1.22.0/x64/src/runtime/proc.go, 1.22.0",
    "/home/me/sdk/go1.27rc1/src/runtime/proc.go, 1.27rc1",
    "/usr/local/go/src/runtime/proc.go,",
    "/home/me/go1.5/app/main.go,",
  })
  void theVersionIsReadFromTheStandardLibrarysFilesOnly(String file, String version)
      throws Exception {
    String function = file.endsWith("main.go") ? "main.f" : "time.Sleep";

    Snapshot snapshot =
        Tracebacks.read("goroutine 1 [sleep]:\n" + function + "(0x1)\n\t" + file + ":10 +0x25\n");

    assertThat(snapshot.target().version()).isEqualTo(version);
  }

  @Test
  void theRuntimesDeadlockIsAFatalErrorOfEveryStrand() throws Exception {
    String words = "fatal error: all goroutines are asleep - deadlock!";

    assertThat(Tracebacks.read(words + "\n\n" + SENDER + "exit status 2\n").fatalError())
        .isEqualTo(new FatalError(words, true));
  }

  @Test
  void aDeadlockWithOtherWordsBeforeTheGoroutinesIsNoProof() throws Exception {
    String words = "fatal error: all goroutines are asleep - deadlock!";

    FatalError error = Tracebacks.read(words + "\n\nhandled it\n\n" + SENDER).fatalError();

    assertThat(error).isEqualTo(new FatalError(words, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "panic: boom [recovered] | panic: boom [recovered]",
        "fatal error: concurrent map writes | fatal error: concurrent map writes",
        "SIGQUIT: quit\\nPC=0x46f1c1 m=0 sigcode=0 | SIGQUIT: quit",
        "panic: runtime error: x\\n[signal SIGSEGV: segmentation violation code=0x1] | panic: runtime error: x",
      })
  void otherEndsOfAProcessAreFatalErrorsToo(String before, String message) throws Exception {
    Snapshot snapshot = Tracebacks.read(before.replace("\\n", "\n") + "\n\n" + SENDER);

    assertThat(snapshot.fatalError()).isEqualTo(new FatalError(message, false));
    assertThat(snapshot.warnings()).isEmpty();
  }

  @Test
  void textAroundAndBetweenGoroutinesIsSkippedWithoutAWarning() throws Exception {
    String traceback =
        """
        starting up (all fine)
        fatal error: stack overflow

        runtime stack:
        runtime.throw({0x4c2640?, 0x4ec480?})
        \t/usr/local/go/src/runtime/panic.go:1101 +0x48

        """
            + SENDER
            + """

            goroutine 0 gp=0x5b3680 m=0 mp=0x5b4000 [idle]:
            runtime.futex(0x5b3f60, 0x80)
            \t/usr/local/go/src/runtime/sys_linux_amd64.s:557 +0x21

            rax    0xca
            rip    0x46f1c1
            -----

            """
            + SENDER
            + "exit status 2\nFAIL\texample.com/shop\t0.012s\n";

    Snapshot snapshot = Tracebacks.read(traceback);

    assertThat(snapshot.total()).isEqualTo(2);
    assertThat(snapshot.warnings()).isEmpty();
  }

  @Test
  void callsWithoutAHeaderBetweenGoroutinesAreAWarning() throws Exception {
    String headless = SENDER.substring(SENDER.indexOf('\n') + 1);
    Snapshot snapshot = Tracebacks.read(SENDER + "\n" + headless + "\n" + SENDER);

    assertThat(snapshot.total()).isEqualTo(2);
    assertThat(snapshot.warnings())
        .singleElement()
        .satisfies(w -> {
          assertThat(w.kind()).isEqualTo(Warning.Kind.OTHER_TEXT_SKIPPED);
          assertThat(w.where()).isEqualTo("lines 8, 10");
        });
  }

  @Test
  void linesInsideAGoroutineThatAreNoCallAreNamed() throws Exception {
    String odd = SENDER.replace("created by", "*** LOCK TAKEN BEFORE HERE: ***\ncreated by");

    Snapshot snapshot = Tracebacks.read((odd + "\n").repeat(7));

    assertThat(only(snapshot).count()).isEqualTo(7);
    assertThat(snapshot.warnings())
        .singleElement()
        .satisfies(w -> {
          assertThat(w.kind()).isEqualTo(Warning.Kind.LINE_NOT_UNDERSTOOD);
          assertThat(w.where()).isEqualTo("lines 4, 11, 18, 25, 32, ...");
          assertThat(w.says()).startsWith("7 lines");
        });
  }

  @Test
  void anUnknownWaitKeepsItsWords() throws Exception {
    Cohort cohort = only(Tracebacks.read(SENDER.replace("chan send", "waiting for Godot")));

    assertThat(cohort.blockedOn().kind()).isEqualTo(WaitKind.UNKNOWN);
    assertThat(cohort.blockedOn().text()).isEqualTo("waiting for Godot");
  }

  @Test
  void runtimeFramesBelongToThePlaceOnlyIfThereIsNothingElse() throws Exception {
    String system =
        """
        goroutine 4 gp=0x1 m=nil [chan send, 12 minutes]:
        runtime.gopark(0x0?, 0x0?, 0x0?, 0x0?, 0x0?)
        \t/usr/local/go/src/runtime/proc.go:462 +0xce fp=0x1 sp=0x2 pc=0x3
        runtime.chansend1(0x0?, 0x0?)
        \t/usr/local/go/src/runtime/chan.go:161 +0x17 fp=0x1 sp=0x2 pc=0x3
        main.send(...)
        \t/app/main.go:10
        main.main.gowrap1()
        \t/app/main.go:31 +0x1e fp=0x1 sp=0x2 pc=0x3
        runtime.goexit({})
        \t/usr/local/go/src/runtime/asm_amd64.s:1771 +0x1 fp=0x1 sp=0x2 pc=0x3
        created by main.main in goroutine 1
        \t/app/main.go:26 +0x15f

        goroutine 2 gp=0x2 m=nil [force gc (idle)]:
        runtime.gopark(0x0?, 0x0?, 0x0?, 0x0?, 0x0?)
        \t/usr/local/go/src/runtime/proc.go:462 +0xce fp=0x1 sp=0x2 pc=0x3
        runtime.forcegchelper()
        \t/usr/local/go/src/runtime/proc.go:375 +0xb3 fp=0x1 sp=0x2 pc=0x3
        runtime.goexit({})
        \t/usr/local/go/src/runtime/asm_amd64.s:1771 +0x1 fp=0x1 sp=0x2 pc=0x3
        """;

    List<Cohort> cohorts = Tracebacks.read(system + "\n" + SENDER).cohorts();

    assertThat(cohorts).hasSize(2);
    assertThat(cohorts.getFirst().count()).isEqualTo(2);
    assertThat(cohorts.getLast().stack().frames())
        .extracting(Frame::function)
        .containsExactly("runtime.gopark", "runtime.forcegchelper");
    assertThat(cohorts.getLast().blockedOn().kind()).isEqualTo(WaitKind.RUNTIME_INTERNAL);
  }

  @Test
  void placesOverTheLimitAreStillInTheTotal() throws Exception {
    String many =
        SENDER + "\n" + SENDER.replace(":10", ":11") + "\n" + SENDER.replace(":10", ":12");

    Snapshot snapshot =
        new TracebackReader(2)
            .read(
                new ByteArrayInputStream(many.getBytes(StandardCharsets.UTF_8)),
                Tracebacks.target());

    assertThat(snapshot.total()).isEqualTo(3);
    assertThat(snapshot.cohorts()).hasSize(2);
    assertThat(snapshot.warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.STACKS_OVER_LIMIT);
  }

  @Test
  void inputWithoutGoroutinesIsRefusedAndShown() {
    assertThatThrownBy(() -> Tracebacks.read("hello \u001b[31mworld\nmore\n"))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("hello \\x1b[31mworld")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> Tracebacks.read(""))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("empty");
  }

  private static Cohort only(Snapshot snapshot) {
    assertThat(snapshot.cohorts()).hasSize(1);
    return snapshot.cohorts().getFirst();
  }
}
