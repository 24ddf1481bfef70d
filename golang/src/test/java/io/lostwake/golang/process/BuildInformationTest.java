package io.lostwake.golang.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildInformationTest {
  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "go1.26.8, amd64, ''",
    "go1.27.4, amd64, -s -w",
    "go1.21.13, amd64, ''",
    "go1.26.8, 386, -s",
    "go1.26.8, s390x, ''"
  })
  void theVersionIsReadFromRealPrograms(String release, String architecture, String flags)
      throws Exception {
    Path program = build(release, architecture, flags);
    assertThat(BuildInformation.of(program))
        .contains(new BuildInformation(release.substring("go".length())));
  }

  @Test
  void otherFilesAreNoGoPrograms() throws Exception {
    assertThat(BuildInformation.of(Path.of("/bin/sh"))).isEmpty();
    assertThat(BuildInformation.of(Files.createFile(directory.resolve("empty")))).isEmpty();
    assertThat(BuildInformation.of(Files.writeString(directory.resolve("text"), "#!/bin/sh\n")))
        .isEmpty();
  }

  @Test
  void aPointerToTheVersionIsNotFollowed() throws Exception {
    byte[] program = small(0);
    Path file = Files.write(directory.resolve("old"), program);
    assertThat(BuildInformation.of(file)).contains(new BuildInformation(""));
  }

  @Test
  void aProgramThatIsCutOffAnywhereIsNotMisread() throws Exception {
    byte[] program = small(2);
    Path file = directory.resolve("cut");
    Files.write(file, program);
    assertThat(BuildInformation.of(file)).contains(new BuildInformation("1.27.4"));
    for (int length = 0; length < program.length; length++) {
      Files.write(file, Arrays.copyOf(program, length));
      assertThat(BuildInformation.of(file).map(BuildInformation::goVersion).orElse(""))
          .as("%d bytes", length)
          .isIn("", length == program.length ? "1.27.4" : "");
    }
  }

  @Test
  void wrongNumbersInTheTablesDoNoHarm() throws Exception {
    byte[] program = small(2);
    Path file = directory.resolve("wrong");
    SplittableRandom random = new SplittableRandom(25);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] wrong = program.clone();
      for (int j = random.nextInt(1, 5); j > 0; j--) {
        wrong[random.nextInt(wrong.length)] =
            (byte) (random.nextBoolean() ? 0xff : random.nextInt());
      }
      Files.write(file, wrong);
      Optional<BuildInformation> found = BuildInformation.of(file);
      read += found.isPresent() ? 1 : 0;
    }
    assertThat(read).isBetween(1_000, 19_000);
  }

  /// A program of nothing but a header, one writable segment, and the block in it.
  private static byte[] small(int flags) {
    ByteBuffer elf = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    elf.putLong(0x20, 64).putShort(0x36, (short) 56).putShort(0x38, (short) 1);
    elf.putInt(64, 1).putInt(68, 6).putLong(72, 128);
    elf.put(128, "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
    elf.put(142, (byte) 8).put(143, (byte) flags);
    byte[] version = "go1.27.4".getBytes(StandardCharsets.US_ASCII);
    elf.put(160, (byte) version.length).put(161, version);
    return Arrays.copyOf(elf.array(), 161 + version.length);
  }

  private Path build(String release, String architecture, String flags) throws Exception {
    Path source = directory.resolve("main.go");
    Files.writeString(source, "package main\n\nfunc main() {}\n");
    Path program = directory.resolve("program");
    ProcessBuilder build =
        new ProcessBuilder(
                "go", "build", "-ldflags=" + flags, "-o", program.toString(), source.toString())
            .directory(directory.toFile())
            .inheritIO();
    build.environment().put("GOTOOLCHAIN", release);
    build.environment().put("GOARCH", architecture);
    build.environment().put("CGO_ENABLED", "0");
    Process compiler = build.start();
    assertThat(compiler.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(compiler.exitValue()).isZero();
    return program;
  }
}
