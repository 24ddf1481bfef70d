package io.lostwake.jvm.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.lostwake.model.UnreadableSourceException;
import io.lostwake.testkit.OtherJdk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LiveJvmsTest {
  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource
  void aRunningJvmIsListedWithVersionNameAndUser(OtherJdk jdk) throws Exception {
    try (Program program = Program.start(jdk, directory, "Quiet")) {
      LiveJvm jvm = new LiveJvms().find(program.pidText());
      assertThat(jvm.pid()).isEqualTo(program.pid());
      assertThat(jvm.mainClass()).isEqualTo("Quiet");
      assertThat(jvm.user()).isEqualTo(System.getProperty("user.name"));
      assertThat(jvm.version())
          .matches("(17|21|25)\\.[\\d.]+")
          .startsWith(jdk == OtherJdk.OWN ? System.getProperty("java.version") : "");
      assertThat(new LiveJvms().all()).contains(jvm);
    }
  }

  @Test
  void aJvmThatPublishesNothingIsListedToo() throws Exception {
    try (Program program = Program.start(OtherJdk.OWN, directory, "Quiet", "-XX:-UsePerfData")) {
      assertThat(new LiveJvms().find(program.pidText()).mainClass()).isEqualTo("Quiet");
    }
  }

  @Test
  void aPartOfTheMainClassIsEnoughWhileOnlyOneHasIt() throws Exception {
    try (Program one = Program.start(OtherJdk.OWN, directory, "Quiet");
        Program other = Program.start(OtherJdk.OWN, directory, "Deadlocked")) {
      assertThat(new LiveJvms().find("eadlock").pid()).isEqualTo(other.pid());
      try (Program another = Program.start(OtherJdk.OWN, directory, "Quiet")) {
        assertRefused("quie")
            .withMessageContaining("2 JVMs have this in their names, give the pid of one")
            .withMessageContaining(one.pid() + " Quiet")
            .withMessageContaining(another.pid() + " Quiet");
      }
      assertRefused("Nobody")
          .withMessageContaining("no JVM with this in its name")
          .withMessageContaining(one.pid() + " Quiet");
    }
  }

  @Test
  void aProcessThatIsNoJvmIsRefused() throws Exception {
    Process sleep = new ProcessBuilder("sleep", "600").start();
    try {
      assertRefused(Long.toString(sleep.pid())).withMessageContaining("is not a JVM");
    } finally {
      sleep.destroyForcibly();
    }
    sleep.waitFor();
    assertRefused(Long.toString(sleep.pid())).withMessageContaining("there is no such process");
  }

  @Test
  void oneselfIsRefused() {
    assertRefused(Long.toString(ProcessHandle.current().pid()))
        .withMessageContaining("this is Lostwake itself");
  }

  @Test
  void aProcessWhoseFilesCannotBeReadIsToldByItsCommandLine() throws Exception {
    process(101, "/usr/bin/java\0-Xmx1g\0com.acme.Main\0", null);
    process(102, "/usr/sbin/nginx\0", null);
    process(
        103,
        "custom-launcher\0",
        "7f00-7f01 r-xp 00000000 08:01 1  /opt/jre/lib/server/libjvm.so\n");
    process(104, "java\0com.acme.Main\0", "7f00-7f01 r-xp 00000000 08:01 1  /usr/lib/libc.so\n");
    process(105, "", "7f00-7f01 r-xp 00000000 08:01 1  /opt\0/libjvm.so\n");
    Files.createDirectories(directory.resolve("1x"));
    assertThat(new LiveJvms(directory).all())
        .extracting(LiveJvm::pid, LiveJvm::mainClass)
        .containsExactly(tuple(101L, "com.acme.Main"), tuple(103L, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java -cp a:b -Dx=y com.acme.Main arg                   | com.acme.Main
          /jdk/bin/java -jar /opt/app.jar com.acme.Main          | /opt/app.jar
          java --module-path mods -m app/com.acme.Main           | app/com.acme.Main
          java --module=app/com.acme.Main                        | app/com.acme.Main
          java --add-opens java.base/java.lang=ALL-UNNAMED Main  | Main
          java @options Main                                     | ''
          java -jar                                              | ''
          java -cp                                               | ''
          java                                                   | ''
          """)
  void theMainClassIsReadFromTheCommandLine(String line, String mainClass) {
    assertThat(JavaCommand.mainClass(List.of(line.split(" ")))).isEqualTo(mainClass);
  }

  private void process(long pid, String commandLine, @Nullable String maps) throws Exception {
    Path files = Files.createDirectories(directory.resolve(Long.toString(pid)));
    Files.writeString(files.resolve("cmdline"), commandLine, StandardCharsets.UTF_8);
    if (maps != null) {
      Files.writeString(files.resolve("maps"), maps, StandardCharsets.UTF_8);
    }
  }

  private static ThrowableAssertAlternative<UnreadableSourceException> assertRefused(
      String wanted) {
    return assertThatExceptionOfType(UnreadableSourceException.class)
        .isThrownBy(() -> new LiveJvms().find(wanted));
  }
}
