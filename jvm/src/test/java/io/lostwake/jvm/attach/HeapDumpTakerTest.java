package io.lostwake.jvm.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lostwake.model.UnreadableSourceException;
import io.lostwake.testkit.OtherJdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeapDumpTakerTest {
  private static final DumpRequest LIVE = new DumpRequest(true, null);

  @TempDir private Path directory = Path.of("");
  private Path kept = Path.of("");
  private final List<DumpPlan> plans = new ArrayList<>();

  @BeforeEach
  void makeRoomForKeptDumps() throws IOException {
    kept = Files.createDirectory(directory.resolve("kept"));
  }

  @ParameterizedTest
  @EnumSource
  void aDumpIsReadableForItsOwnerOnlyAndGoneAfterwards(OtherJdk jdk) throws Exception {
    try (Program program = Program.start(jdk, directory, "Quiet")) {
      Path path;
      try (HeapDumpFile dump = taker().take(program.jvm(), LIVE)) {
        path = dump.path();
        assertIsHeapDump(path);
        assertThat(dump.size()).isEqualTo(Files.size(path));
        assertThat(dump.liveObjectsOnly()).isTrue();
        assertThat(mode(path)).isEqualTo("rw-------");
        assertThat(mode(parent(path))).isEqualTo("rwx------");
      }
      assertThat(path).doesNotExist();
      assertThat(parent(path)).doesNotExist();
      assertThat(program.process().isAlive()).isTrue();
      assertThat(plans)
          .singleElement()
          .satisfies(plan -> {
            assertThat(plan.jvm().version()).matches("(17|21|25)\\.[\\d.]+");
            assertThat(plan.heapInUse()).isBetween(1L << 20, 64L << 20);
            assertThat(plan.liveObjectsOnly()).isTrue();
          });
    }
  }

  @Test
  void thePauseIsTheTimeTheDumpTook() throws Exception {
    InstantSource clock =
        new InstantSource() {
          private Instant time = Instant.EPOCH;

          @Override
          public Instant instant() {
            time = time.plusSeconds(3);
            return time;
          }
        };
    try (Program program = Program.start(OtherJdk.OWN, directory, "Quiet");
        HeapDumpFile dump = new HeapDumpTaker(plans::add, clock).take(program.jvm(), LIVE)) {
      assertThat(dump.pause()).isEqualTo(Duration.ofSeconds(3));
    }
  }

  @Test
  void garbageIsDumpedOnlyWhenAskedFor() throws Exception {
    try (Program program = Program.start(OtherJdk.OWN, directory, "Quiet")) {
      HeapDumpFile all = taker().take(program.jvm(), new DumpRequest(false, null));
      try (all) {
        assertThat(all.liveObjectsOnly()).isFalse();
        assertThat(all.size()).isGreaterThan(3L << 20);
      }
      try (HeapDumpFile live = taker().take(program.jvm(), LIVE)) {
        assertThat(live.size()).isLessThan(all.size() - (2L << 20));
      }
    }
  }

  @Test
  void aKeptDumpStaysWithItsNameAndNothingElseDoes() throws Exception {
    Path file = kept.resolve("with space %p.hprof");
    try (Program program = Program.start(OtherJdk.OWN, directory, "Quiet")) {
      DumpRequest request = new DumpRequest(true, new KeptFile(file));
      try (HeapDumpFile dump = taker().take(program.jvm(), request)) {
        assertThat(dump.path()).isEqualTo(file);
      }
      assertIsHeapDump(file);
      assertThat(mode(file)).isEqualTo("rw-------");
      assertThat(kept).isDirectoryContaining(file::equals);
      assertThat(namesIn(kept)).containsExactly("with space %p.hprof");
    }
  }

  @Test
  void aFileThatAppearsWhileTheDumpIsTakenIsNotWrittenOver() throws Exception {
    Path file = kept.resolve("heap.hprof");
    DumpPermission writesTheFile =
        plan -> {
          try {
            Files.writeString(file, "precious");
          } catch (IOException e) {
            throw new UnreadableSourceException("no file", e);
          }
        };
    try (Program program = Program.start(OtherJdk.OWN, directory, "Quiet")) {
      LiveJvm jvm = program.jvm();
      HeapDumpTaker taker = new HeapDumpTaker(writesTheFile, InstantSource.system());
      assertThatExceptionOfType(UnreadableSourceException.class)
          .isThrownBy(() -> taker.take(jvm, new DumpRequest(true, new KeptFile(file))));
    }
    assertThat(file).hasContent("precious");
    assertThat(namesIn(kept)).containsExactly("heap.hprof");
  }

  @Test
  void aDumpThatIsNotPermittedIsNotTaken() throws Exception {
    DumpPermission never =
        plan -> {
          throw new UnreadableSourceException("not today");
        };
    try (Program program = Program.start(OtherJdk.OWN, directory, "Quiet")) {
      LiveJvm jvm = program.jvm();
      HeapDumpTaker taker = new HeapDumpTaker(never, InstantSource.system());
      KeptFile keep = new KeptFile(kept.resolve("heap.hprof"));
      assertThatExceptionOfType(UnreadableSourceException.class)
          .isThrownBy(() -> taker.take(jvm, new DumpRequest(true, keep)))
          .withMessage("not today");
      assertThat(namesIn(kept)).isEmpty();
    }
  }

  @Test
  void aProcessThatDiesMeanwhileLeavesNothingBehind() throws Exception {
    try (Program program = Program.start(OtherJdk.OWN, directory, "Quiet")) {
      LiveJvm jvm = program.jvm();
      HeapDumpTaker taker = new HeapDumpTaker(plan -> program.end(), InstantSource.system());
      KeptFile keep = new KeptFile(kept.resolve("heap.hprof"));
      assertThatExceptionOfType(UnreadableSourceException.class)
          .isThrownBy(() -> taker.take(jvm, new DumpRequest(true, keep)))
          .withMessage(program.pid() + " Quiet: the process ended while its heap was dumped");
      assertThat(namesIn(kept)).isEmpty();
    }
  }

  @Test
  void aJvmThatRefusesIsExplained() throws Exception {
    String option = "-XX:+DisableAttachMechanism";
    try (Program program = Program.start(OtherJdk.OWN, directory, "Quiet", option)) {
      assertRefused(program.jvm())
          .withMessageStartingWith(program.pid() + " Quiet: it was started with " + option);
    }
  }

  @Test
  void aJvmThatHandlesNoSignalsSurvives() throws Exception {
    try (Program program = Program.start(OtherJdk.OWN, directory, "Quiet", "-Xrs");
        HeapDumpFile dump = taker().take(program.jvm(), LIVE)) {
      assertThat(dump.size()).isPositive();
      assertThat(program.process().isAlive()).isTrue();
    }
  }

  @Test
  void aJvmThatIsStoppedIsNotWaitedFor() throws Exception {
    try (Program program = Program.start(OtherJdk.OWN, directory, "Quiet")) {
      LiveJvm jvm = program.jvm();
      program.signal("STOP");
      ProcessFiles files = ProcessFiles.of(ProcessFiles.PROCESSES, program.pid());
      while (!files.isStopped()) {
        Thread.sleep(1);
      }
      assertRefused(jvm).withMessageContaining("kill -CONT " + program.pid());
      program.signal("CONT");
      taker().take(jvm, LIVE).close();
    }
  }

  @Test
  void whoeverInterruptsLeavesNothingBehind() throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("temporary"));
    try (Program target = Program.start(OtherJdk.OWN, directory, "Quiet");
        Program taking =
            Program.run(
                OtherJdk.OWN,
                System.getProperty("java.class.path"),
                DumpHolder.class.getName(),
                "--add-exports=jdk.attach/sun.tools.attach=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-Dpid=" + target.pid())) {
      assertThat(namesIn(temporary)).hasSize(1);
      taking.signal("TERM");
      assertThat(taking.process().waitFor()).isEqualTo(143);
      assertThat(namesIn(temporary)).isEmpty();
    }
  }

  private HeapDumpTaker taker() {
    return new HeapDumpTaker(plans::add, InstantSource.system());
  }

  private ThrowableAssertAlternative<UnreadableSourceException> assertRefused(LiveJvm jvm) {
    return assertThatExceptionOfType(UnreadableSourceException.class)
        .isThrownBy(() -> taker().take(jvm, LIVE));
  }

  private static void assertIsHeapDump(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      assertThat(new String(stream.readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("JAVA PROFILE");
    }
  }

  private static List<String> namesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
