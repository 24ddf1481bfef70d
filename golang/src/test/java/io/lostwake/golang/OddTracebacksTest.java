package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.Frame;
import io.lostwake.model.Snapshot;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What real files look like, by the points of that list in the reference of Go's formats: each is
 * read as far as the text allows.
 */
class OddTracebacksTest {
  private static final String SENDER =
      """
      goroutine 7 [chan send, 12 minutes]:
      main.send(0xc000012345, {0x1, 0x2?})
      \t/app/main.go:10 +0x25
      main.(*server).handle(0xc000012345)
      \t/app/server.go:20 +0x31
      created by main.main in goroutine 1
      \t/app/main.go:26 +0x1f
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "goroutine 7 [chan receive, 71963 minutes]: | CHAN_RECEIVE | 7 | 71963 | 0",
        "goroutine 7 [select, 5 minutes, locked to thread]: | SELECT | 7 | 5 | 1",
        "goroutine 7 [select (no cases)]: | SELECT_NO_CASES | 7 | -1 | 0",
        "goroutine 7 [chan send (nil chan)]: | CHAN_SEND_NIL | 7 | -1 | 0",
        "goroutine 7 [sync.WaitGroup.Wait]: | WAIT_GROUP_WAIT | 7 | -1 | 0",
        "goroutine 7 [sync.Mutex.Lock]: | MUTEX_LOCK | 7 | -1 | 0",
        "goroutine 1 gp=0xc000002380 m=nil [IO wait]: | INPUT_OUTPUT | 1 | -1 | 0",
        "goroutine 1 gp=0xc000002380 m=0 mp=0x5b4000 [running]: | RUNNING | 1 | -1 | 0",
        "goroutine 7 [chan send (leaked)]: | CHAN_SEND | 7 | -1 | 0",
        "goroutine 7 [chan send (scan), 3 minutes]: | CHAN_SEND | 7 | 3 | 0",
        "goroutine 8 [select (durable), synctest bubble 1]: | SELECT | 8 | -1 | 0",
        "goroutine 8 [chan receive (synctest), synctest group 6]: | CHAN_RECEIVE | 8 | -1 | 0",
        "goroutine 5000000001 [sleep]: | SLEEP | 5000000001 | -1 | 0",
        "goroutine NNNNN [IO wait, 2 minutes]: | INPUT_OUTPUT | 0 | 2 | 0",
        "goroutine 8 [running labels:{\"foobar\": \"baz\"}]: | RUNNING | 8 | -1 | 0",
        "goroutine 8 [select] {pattern: \"GET /panic\"}: | SELECT | 8 | -1 | 0",
        "goroutine 8 [select, 2 minutes, \"n\":\"s1\"]: | SELECT | 8 | 2 | 0",
        "Leaked goroutine: goroutine 2738 [select]: | SELECT | 2738 | -1 | 0",
        "[Goroutine 4444 in state chan send, with main.send on top of the stack: | CHAN_SEND | 4444 | -1 | 0",
        " Goroutine 8 in state IO wait, 2 minutes, locked to thread, with main.send on top of the stack: | INPUT_OUTPUT | 8 | 2 | 1",
        "Goroutine 8 in state select] {account: a}:, with main.send on top of the stack: | SELECT | 8 | -1 | 0",
      })
  void points1And2HeadersOfEveryKindAreRead(
      String header, WaitKind kind, long id, int minutes, int locked) throws Exception {
    Cohort cohort = only(Tracebacks.read(withHeader(header)));

    assertThat(cohort.count()).isEqualTo(1);
    assertThat(cohort.blockedOn().kind()).isEqualTo(kind);
    assertThat(cohort.samples().getFirst().id()).isEqualTo(id);
    assertThat(cohort.samples().getFirst().minutes()).isEqualTo(minutes);
    assertThat(cohort.lockedToThread()).isEqualTo(locked);
    assertThat(cohort.stack()).isEqualTo(clean().stack());
    assertThat(cohort.creator()).isEqualTo(clean().creator());
  }

  @Test
  void point1ASchedulerIsNoGoroutine() throws Exception {
    String scheduler =
        """
        goroutine 0 gp=0x5b3680 m=0 mp=0x5b4000 [idle]:
        runtime.futex(0x5b3f60, 0x80)
        \t/usr/local/go/src/runtime/sys_linux_amd64.s:557 +0x21

        """;

    assertThat(only(Tracebacks.read(scheduler + SENDER)).count()).isEqualTo(1);
  }

  @Test
  void point1TheMarkOfTheLostIsKept() throws Exception {
    Cohort cohort = only(Tracebacks.read(withHeader("goroutine 7 [chan send (leaked)]:")));

    assertThat(cohort.markedLeaked()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Goroutine 7 in state chan send, with main.send on top of the stack:\ngoroutine 7 [chan send]:",
        "    leaks.go:78: found unexpected goroutines:\n[Goroutine 7 in state chan send, with main.send on top of the stack:\ngoroutine 7 [chan send]:",
        "goleak: Errors on successful test run: found unexpected goroutines:\n[Goroutine 7 in state chan send, with main.send on top of the stack:",
      })
  void point2GoleaksTwoHeadersAreOneGoroutine(String header) throws Exception {
    Snapshot snapshot = Tracebacks.read(withHeader(header) + "]\nFAIL\n");

    assertThat(only(snapshot).count()).isEqualTo(1);
    assertThat(snapshot.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 instances of: | 1 | UNKNOWN",
        "3 instances of: | 3 | UNKNOWN",
        "3 instances of:\\ngoroutine 7 [chan send]: | 3 | CHAN_SEND",
        "3 instances of:\\n\\ngoroutine 7 [chan send]: | 3 | CHAN_SEND",
        "48 goroutines [semacquire, 4 minutes]: | 48 | SEMAPHORE",
        "1 goroutine [select]: | 1 | SELECT",
        "goroutine 9 [select, 29 minutes]: 235 times: [[9, 12, 5000000017] | 235 | SELECT",
        "goroutine N [select, 29 minutes]: 235 times: [[9, 12, 17 | 235 | SELECT",
      })
  void points2And3OneStackForManyIsCountedAsMany(String header, long count, WaitKind kind)
      throws Exception {
    Snapshot snapshot = Tracebacks.read(withHeader(header.replace("\\n", "\n")));
    Cohort cohort = only(snapshot);

    assertThat(cohort.count()).isEqualTo(count);
    assertThat(snapshot.total()).isEqualTo(count);
    assertThat(cohort.blockedOn().kind()).isEqualTo(kind);
    assertThat(cohort.stack()).isEqualTo(clean().stack());
    assertThat(cohort.creator()).isEqualTo(clean().creator());
  }

  @Test
  void point3EveryIdOfADeduplicatedStackIsAMember() throws Exception {
    Snapshot snapshot =
        Tracebacks.read(
            withHeader("goroutine 9 [select, 29 minutes]: 3 times: [[9, 12, 5000000017]"));
    Cohort cohort = only(snapshot);

    assertThat(cohort.population().size()).isEqualTo(3);
    assertThat(cohort.population().contains(5000000017L)).isTrue();
    assertThat(cohort.minutes()).hasToString("Minutes[min=29, max=29]");
    assertThat(snapshot.tells(Detail.STRAND_IDS)).isTrue();
  }

  @Test
  void point3MoreGoroutinesThanAnyMachineHasAreNotBelieved() throws Exception {
    Snapshot snapshot =
        Tracebacks.read(withHeader("9999999999 goroutines [select]:") + "\n" + SENDER);

    assertThat(snapshot.total()).isLessThan(3);
  }

  @Test
  void point2AnAnnouncementWithoutAStackIsNoGoroutine() throws Exception {
    Snapshot snapshot = Tracebacks.read(SENDER + "\n3 instances of:\nnothing that matters\n\n");

    assertThat(snapshot.total()).isEqualTo(1);
    assertThat(snapshot.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lost",
        "spaces",
        "deep",
        "two",
        "doubled",
        "joined",
        "joined by tab",
        "crlf",
        "trailing"
      })
  void point5LostIndentationAndJoinedLinesChangeNothing(String damage) throws Exception {
    Snapshot snapshot = Tracebacks.read(damaged(SENDER + "\n" + SENDER, damage));

    Cohort cohort = only(snapshot);
    assertThat(cohort.count()).isEqualTo(2);
    assertThat(cohort.stack()).isEqualTo(clean().stack());
    assertThat(cohort.creator()).isEqualTo(clean().creator());
    assertThat(cohort.samples().getFirst().references())
        .isEqualTo(clean().samples().getFirst().references());
    assertThat(snapshot.warnings()).isEmpty();
  }

  static String damaged(String text, String damage) {
    return switch (damage) {
      case "lost" -> text.replace("\n\t", "\n");
      case "spaces" -> text.replace("\t", "        ");
      case "deep" -> text.replace("\n\t", "\n\t\t   ");
      case "two" -> text.replaceAll("(?m)^(?=.)", "  ");
      case "doubled" ->
          text.replace("\n\n", "\n")
              .replace("\n", "\n\n")
              .replace("\n\ngoroutine", "\n\n\ngoroutine");
      case "joined" -> text.replace("\n\t", " ");
      case "joined by tab" -> text.replace("\n\t", "\t");
      case "crlf" -> text.replace("\n", "\r\n");
      case "trailing" -> text.replace("\n\t", "  \n\t").replace("]:\n", "]:  \n");
      default -> throw new IllegalArgumentException(damage);
    };
  }

  @Test
  void point5MissingFilesCostTheFilesOnly() throws Exception {
    Cohort cohort = only(Tracebacks.read(SENDER.replaceAll("\n\t.*", "")));

    assertThat(cohort.stack().frames())
        .extracting(Frame::function)
        .containsExactly("main.send", "main.(*server).handle");
    assertThat(cohort.creator()).extracting(Frame::function).isEqualTo("main.main");
    assertThat(cohort.population().creatorId(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--", "*** LOCK TAKEN BEFORE HERE: ***", "--> this one", "// my code", "^^^^"})
  void point5RemarksInsideAStackAreNamedAndCostNothing(String remark) throws Exception {
    for (String before :
        List.of("\t/app/main.go:10", "main.(*server)", "\t/app/server.go", "created by")) {
      Snapshot snapshot = Tracebacks.read(SENDER.replace(before, remark + "\n" + before));

      Cohort cohort = only(snapshot);
      assertThat(cohort.stack()).as("before %s", before).isEqualTo(clean().stack());
      assertThat(cohort.creator()).isEqualTo(clean().creator());
      assertThat(snapshot.warnings())
          .extracting(Warning::kind)
          .containsExactly(Warning.Kind.LINE_NOT_UNDERSTOOD);
    }
  }

  @ParameterizedTest
  @CsvSource({".....,1", "...,1", "...additional frames elided...,1", "...23 frames elided...,23"})
  void points5And9DotsStandForCallsThatAreMissing(String line, int elided) throws Exception {
    for (String indentation : List.of("", "\t")) {
      Snapshot snapshot =
          Tracebacks.read(SENDER.replace("created by", indentation + line + "\ncreated by"));

      assertThat(only(snapshot).stack().elided()).isEqualTo(elided);
      assertThat(only(snapshot).creator()).isEqualTo(clean().creator());
      assertThat(snapshot.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\n\n", "\n\n\n"})
  void point5HeadersAloneAreCounted(String between) throws Exception {
    Snapshot snapshot =
        Tracebacks.read(
            "goroutine 7 [chan send, 12 minutes]:"
                + between
                + "goroutine 8 [chan send]:"
                + between
                + "goroutine 9 [select]:"
                + between);

    assertThat(snapshot.total()).isEqualTo(3);
    assertThat(snapshot.cohorts()).hasSize(2);
    assertThat(snapshot.cohorts().getFirst().stack().frames()).isEmpty();
  }

  @Test
  void point2AFirstGoroutineWithoutItsHeaderIsCountedAndClaimsLess() throws Exception {
    String headless = SENDER.substring(SENDER.indexOf('\n') + 1);

    Snapshot snapshot = Tracebacks.read(headless + "\n" + SENDER);

    assertThat(snapshot.total()).isEqualTo(2);
    assertThat(snapshot.cohorts()).extracting(Cohort::stack).containsOnly(clean().stack());
    assertThat(snapshot.cohorts())
        .extracting(cohort -> cohort.blockedOn().kind())
        .containsExactlyInAnyOrder(WaitKind.UNKNOWN, WaitKind.CHAN_SEND);
    assertThat(snapshot.warnings())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.kind()).isEqualTo(Warning.Kind.RECORD_CUT_SHORT);
          assertThat(warning.where()).isEqualTo("line 1");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "main.func·001() | main.func·001",
        "main.(*server).Run·fm() | main.(*server).Run·fm",
        "main.(*T).(main.f)-fm() | main.(*T).(main.f)-fm",
        "main.process[...](0x1) | main.process[...]",
        "gopkg.in/natefinch/lumberjack%2ev2.(*Logger).mill(0x1) | gopkg.in/natefinch/lumberjack.v2.(*Logger).mill",
        "github.com/!i!b!m/sarama.f(0x1) | github.com/!i!b!m/sarama.f",
        "main.init.0.func1.1() | main.init.0.func1.1",
        "main.run..func1 | main.run..func1",
        "sync.(_Mutex).Lock(0x1) | sync.(*Mutex).Lock",
        "sync.(Mutex).Lock(0x1) | sync.(*Mutex).Lock",
        "main.(_Store[...]).Get(0x1) | main.(*Store[...]).Get",
        "main.Value.Get(0x1) | main.Value.Get",
        "main.main | main.main",
      })
  void point6NamesOfEveryShapeAreRead(String call, String function) throws Exception {
    Cohort cohort =
        only(Tracebacks.read(SENDER.replace("main.send(0xc000012345, {0x1, 0x2?})", call)));

    assertThat(cohort.stack().frames()).extracting(Frame::function).contains(function);
  }

  @Test
  void point6FramesWithoutAPackageAreTheRuntimes() throws Exception {
    String inside = "stopm()\n\t/usr/local/go/src/runtime/proc.go:2750 +0x1\n";

    assertThat(only(Tracebacks.read(SENDER.replace("main.send", inside + "main.send"))).stack())
        .isEqualTo(clean().stack());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\tgoroutine in C code; stack unavailable",
        "goroutine in C code; stack unavailable",
        "\tgoroutine running on other thread; stack unavailable",
        "goroutine running on other thread; stack unavailable"
      })
  void point6AStackThatIsUnavailableIsNoLoss(String line) throws Exception {
    String unavailable =
        "goroutine 9 [syscall]:\n"
            + line
            + "\ncreated by main.main in goroutine 1\n\t/app/main.go:26 +0x1f\n";

    Snapshot snapshot = Tracebacks.read(unavailable);

    assertThat(only(snapshot).creator()).isEqualTo(clean().creator());
    assertThat(only(snapshot).stack().frames()).isEmpty();
    assertThat(snapshot.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/app/main.go:10 +0x25 | /app/main.go",
        "/app/c++/a+b.go:10 +0x25 | /app/c++/a+b.go",
        "C:/Program Files/My App/main.go:10 +0x25 | C:/Program Files/My App/main.go",
        "C:/Пользователи/я/main.go:10 | C:/Пользователи/я/main.go",
        "example.com/shop/main.go:10 +0x25 | example.com/shop/main.go",
        "<autogenerated>:10 +0x25 | <autogenerated>",
      })
  void point7PathsOfEveryShapeAreReadWithAndWithoutIndentation(String place, String file)
      throws Exception {
    String text = SENDER.replace("/app/main.go:10 +0x25", place);

    for (String damage : List.of("spaces", "lost", "joined", "two")) {
      Cohort cohort = only(Tracebacks.read(damaged(text, damage)));

      assertThat(cohort.stack().frames().getFirst().file()).as(damage).isEqualTo(file);
      assertThat(cohort.stack().frames().getFirst().line()).as(damage).isEqualTo(10);
      assertThat(cohort.stack().frames()).as(damage).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main.send({{0xc000012345, 0x26}, {0x0, 0x0, ...}})",
        "main.send(0xc000012345?, _, ...)",
        "main.send(...)",
        "main.send(0xc000012345, {0x1",
        "main.send(0xc000012345, 0x...",
        "main.send(0xc000012345, …",
        "main.send(",
        "main.send(0xc000012345,"
      })
  void point7ArgumentsOfEveryShapeAndCutOnesDoNotMakePlaces(String call) throws Exception {
    Snapshot snapshot =
        Tracebacks.read(SENDER.replace("main.send(0xc000012345, {0x1, 0x2?})", call));

    assertThat(only(snapshot).stack()).isEqualTo(clean().stack());
    assertThat(snapshot.warnings()).isEmpty();
  }

  @Test
  void point7APanicInsideABlockedGoroutineIsACall() throws Exception {
    String panicking =
        SENDER.replace(
            "main.(*server)",
            "panic({0x4a1b20?, 0xc000012345?})\n\t/usr/local/go/src/runtime/panic.go:792 +0x132\nmain.(*server)");

    assertThat(only(Tracebacks.read(panicking)).stack().frames())
        .extracting(Frame::function)
        .containsExactly("main.send", "panic", "main.(*server).handle");
  }

  @Test
  void point9AncestorsAreReadAlsoWithoutIndentation() throws Exception {
    String ancestors =
        SENDER
            + """
            [originating from goroutine 1]:
            main.main()
            \t/app/main.go:26 +0x1f
            """;

    assertThat(only(Tracebacks.read(ancestors)).samples().getFirst().ancestry())
        .extracting(Frame::function)
        .containsExactly("main.main");
    assertThat(only(Tracebacks.read(damaged(ancestors, "lost"))).stack())
        .isEqualTo(clean().stack());
  }

  @Test
  void point9RuntimeStacksAndRegistersAreNoGoroutines() throws Exception {
    String crash =
        """
        fatal error: unexpected signal during runtime execution

        runtime stack:
        runtime.throw({0x4c2640?, 0x4ec480?})
        \t/usr/local/go/src/runtime/panic.go:1101 +0x48

        """
            + SENDER
            + "\nrax    0xca\nrip    0x46f1c1\n";

    Snapshot snapshot = Tracebacks.read(crash);

    assertThat(snapshot.total()).isEqualTo(1);
    assertThat(snapshot.warnings()).isEmpty();
  }

  private static String withHeader(String header) {
    return header + SENDER.substring(SENDER.indexOf('\n'));
  }

  private static Cohort clean() throws Exception {
    return only(Tracebacks.read(SENDER));
  }

  private static Cohort only(Snapshot snapshot) {
    assertThat(snapshot.cohorts()).hasSize(1);
    return snapshot.cohorts().getFirst();
  }
}
