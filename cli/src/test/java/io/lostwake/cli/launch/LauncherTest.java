package io.lostwake.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./lostwake} itself, in a small house of its own with a JDK and a Maven that only write
 * down.
 */
class LauncherTest {
  private static final List<String> TOOLS =
      List.of(
          "find",
          "ln",
          "mkdir",
          "rm",
          "rmdir",
          "mv",
          "cp",
          "cmp",
          "touch",
          "stty",
          "sleep",
          "readlink",
          "cat");

  @TempDir private Path directory = Path.of("");
  private Path house = Path.of("");
  private Path jdk = Path.of("");

  /** How a run ended. */
  private record Ended(int exitCode, String out, String err) {}

  @BeforeEach
  void build() throws IOException {
    house = Files.createDirectories(directory.resolve("a house"));
    jdk = jdk("jvm/jdk-25", "25.0.1");
    Path tools = Files.createDirectories(directory.resolve("tools"));
    for (String tool : TOOLS) {
      executable(tools.resolve(tool), "#!/bin/sh\nexec '" + found(tool) + "' \"$@\"\n");
    }
    Path repository = Path.of("..").toAbsolutePath().normalize();
    Files.copy(repository.resolve("lostwake"), house.resolve("lostwake"));
    Path shell = Files.createDirectories(house.resolve("cli/src/main/shell"));
    Files.copy(repository.resolve("cli/src/main/shell/jdk.sh"), shell.resolve("jdk.sh"));
    Files.writeString(house.resolve("pom.xml"), "<project/>");
    executable(
        tools.resolve("mvn"),
        """
        #!/bin/sh
        echo "$JAVA_HOME" >>'%1$s/builds'
        if [ -e '%1$s/broken' ]; then echo 'it does not compile' >&2; exit 1; fi
        sleep 1
        mkdir -p '%2$s/cli/target/jars'
        : >'%2$s/cli/target/jars/other.jar'
        : >'%2$s/cli/target/lostwake-cli-1.jar'
        """
            .formatted(directory, house));
  }

  @Test
  void withoutAJdkItSaysWhatToInstall() throws Exception {
    Ended ended = run(Map.of("LOSTWAKE_JVM_DIRECTORIES", directory.resolve("none").toString()));
    assertThat(ended.exitCode()).isEqualTo(4);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("needs a JDK 25 or newer", "JAVA_HOME", "openjdk-25-jdk");
  }

  @Test
  void anOldJavaHomeIsPassedOver() throws Exception {
    Path old = jdk("old/jdk-17", "17.0.15");
    Ended ended = run(Map.of("JAVA_HOME", old.toString()), "--version");
    assertThat(ended.out()).startsWith("started jdk-25");
  }

  @Test
  void aNewJavaHomeIsTaken() throws Exception {
    Path newer = jdk("new/jdk-26", "26");
    Ended ended = run(Map.of("JAVA_HOME", newer.toString()), "--version");
    assertThat(ended.out()).startsWith("started jdk-26");
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    Files.delete(directory.resolve("tools/mvn"));
    Ended ended = run(Map.of());
    assertThat(ended.exitCode()).isEqualTo(4);
    assertThat(ended.err()).contains("needs Apache Maven", "apt install maven");
  }

  @Test
  void theFirstStartBuildsWithAWordAndTheNextOnesDoNot() throws Exception {
    Ended first = run(Map.of(), "check", "a  b", "*");
    assertThat(first.err()).contains("building with", "preparing a fast start");
    assertThat(first.out()).contains("[check][a  b][*]").contains("[-XX:AOTCache=" + house);
    Ended second = run(Map.of(), "check");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("[check]");
    assertThat(lines("builds")).hasSize(1);
  }

  @Test
  void itIsFoundThroughLinksFromAnywhere() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("my bin"));
    Files.createSymbolicLink(bin.resolve("near"), Path.of("../a house/lostwake"));
    Files.createSymbolicLink(bin.resolve("far"), bin.resolve("near"));
    Ended ended = start(bin.resolve("far"), Map.of(), "--version").end();
    assertThat(ended.out()).contains("[--version]");
  }

  @Test
  void theWidthIsThatOfTheTerminal() throws Exception {
    run(Map.of());
    String inTerminal =
        "stty cols 66 rows 20 && exec '%s' check".formatted(house.resolve("lostwake"));
    Ended ended =
        start(found("script"), Map.of("SHELL", "/bin/sh"), "-qec", inTerminal, "/dev/null").end();
    assertThat(ended.out()).contains("[-Dlostwake.columns=66]");
  }

  @Test
  void theSecondCompilerIsLeftOutUnlessThereIsMuchToRead() throws Exception {
    Path small = Files.writeString(directory.resolve("small"), "JAVA PROFILE");
    Path large = directory.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((512L << 20) + 1);
    }
    assertThat(run(Map.of(), "check", small.toString()).out())
        .contains("[-XX:TieredStopAtLevel=1]")
        .doesNotContain("[-XX:TieredStopAtLevel=4]");
    assertThat(run(Map.of(), "check", large.toString()).out())
        .contains("[-XX:TieredStopAtLevel=4]");
  }

  @Test
  void newerSourcesAreBuilt() throws Exception {
    run(Map.of());
    Files.setLastModifiedTime(
        house.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(run(Map.of()).err()).contains("building with");
    assertThat(lines("builds")).hasSize(2);
  }

  @Test
  void anotherJdkGetsItsOwnCacheWithoutABuild() throws Exception {
    run(Map.of());
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.2\"\n");
    Ended ended = run(Map.of());
    assertThat(ended.err()).contains("preparing a fast start").doesNotContain("building");
    assertThat(lines("builds")).hasSize(1);
    assertThat(lines("caches")).hasSize(2);
    assertThat(run(Map.of()).err()).isEmpty();
  }

  @Test
  void aSlowStartIsNeverSilent() throws Exception {
    Files.createFile(directory.resolve("no-cache"));
    run(Map.of());
    Ended ended = run(Map.of());
    assertThat(ended.err())
        .contains("starting slowly, because no AOT cache could be made", "cache.log");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void aBuildThatFailsIsSaidAndTriedAgain() throws Exception {
    Files.createFile(directory.resolve("broken"));
    Ended broken = run(Map.of());
    assertThat(broken.exitCode()).isEqualTo(4);
    assertThat(broken.err()).contains("it does not compile", "the build failed");
    Files.delete(directory.resolve("broken"));
    assertThat(run(Map.of(), "--version").out()).contains("[--version]");
  }

  @Test
  void twoFirstUsesBuildOnce() throws Exception {
    Started one = start(house.resolve("lostwake"), Map.of(), "one");
    Started other = start(house.resolve("lostwake"), Map.of(), "other");
    assertThat(one.end().out()).contains("[one]");
    assertThat(other.end().out()).contains("[other]");
    assertThat(lines("builds")).hasSize(1);
  }

  @Test
  void theLockOfABuilderThatIsGoneIsTakenAway() throws Exception {
    Process gone = new ProcessBuilder("sh", "-c", ":").start();
    assertThat(gone.waitFor(60, TimeUnit.SECONDS)).isTrue();
    Path launch = Files.createDirectories(house.resolve("cli/target/launch"));
    Files.writeString(launch.resolve("lock"), gone.pid() + "\n");
    assertThat(run(Map.of(), "--version").out()).contains("[--version]");
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = directory.resolve(name);
    Path bin = Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    executable(bin.resolve("javac"), "#!/bin/sh\n");
    executable(
        bin.resolve("java"),
        """
        #!/bin/sh
        case "$*" in
          *CacheableJars*) eval "to=\\$4"; : >"$to/lostwake-cli-1.jar" ;;
          *AOTCacheOutput*)
            echo "$0" >>'%1$s/caches'
            [ ! -e '%1$s/no-cache' ] || exit 1
            for argument; do
              case $argument in -XX:AOTCacheOutput=*) : >"${argument#*=}" ;; esac
            done ;;
          *) printf 'started %2$s '; printf '[%%s]' "$@"; echo ;;
        esac
        """
            .formatted(directory, home.getFileName()));
    return home;
  }

  private Ended run(Map<String, String> environment, String... arguments) throws Exception {
    return start(house.resolve("lostwake"), environment, arguments).end();
  }

  private Started start(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", directory.resolve("tools").toString());
    builder.environment().put("LOSTWAKE_JVM_DIRECTORIES", directory.resolve("jvm").toString());
    builder.environment().putAll(environment);
    return new Started(builder.start(), out, err);
  }

  /** A run that has not ended yet. */
  private record Started(Process process, Path out, Path err) {
    Ended end() throws Exception {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(directory.resolve(file), StandardCharsets.UTF_8);
  }

  private static Path found(String tool) {
    for (String place : System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1)) {
      Path candidate = Path.of(place, tool);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    throw new AssertionError("this machine has no " + tool);
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
