package io.lostwake.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Profiles of a real Go program, read the same by `go tool pprof`.
class GoToolPprofTest {

  private static final Pattern SAMPLE = Pattern.compile("\\s*(-?[\\d\\s]+): ([\\d ]+)");
  private static final Pattern LOCATION = Pattern.compile("\\s*(\\d+): 0x([0-9a-f]+) M=\\d+ (.*)");
  private static final Pattern LINE = Pattern.compile("\\s*(.*\\.(?:go|s):\\d+:\\d+ s=\\d+)\\s*");

  @TempDir static Path directory;

  @BeforeAll
  static void runTheProgram() throws Exception {
    try (InputStream source = GoToolPprofTest.class.getResourceAsStream("profiles.go.txt")) {
      Files.copy(source, directory.resolve("main.go"));
    }
    run("go", "build", "-o", "profiles", "main.go");
    run("./profiles");
  }

  @ParameterizedTest
  @ValueSource(strings = {"goroutine", "heap", "cpu", "mutex"})
  void everySampleHasTheValuesAndTheStackThatGoToolPprofPrints(String name) throws Exception {
    Profile profile = new ProfileReader().read(Files.readAllBytes(directory.resolve(name)));
    List<String> printed = stacks(run("go", "tool", "pprof", "-raw", name));
    assertThat(printed).isNotEmpty();
    assertThat(stacks(profile)).containsExactlyInAnyOrderElementsOf(printed);
  }

  @Test
  void labelsAndTypesAreThoseOfTheProgram() throws Exception {
    Profile profile = new ProfileReader().read(Files.readAllBytes(directory.resolve("goroutine")));
    assertThat(profile.sampleTypes()).containsExactly(new ValueType("goroutine", "count"));
    assertThat(profile.periodType()).isEqualTo(new ValueType("goroutine", "count"));
    assertThat(profile.period()).isEqualTo(1);
    assertThat(profile.timeNanos()).isPositive();
    assertThat(profile.samples().stream().flatMap(sample -> sample.labels().stream()))
        .contains(new Label.Str("job", "a \"b\" ü"));
    assertThat(profile.mappings()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"goroutine", "heap", "cpu", "mutex"})
  void goToolPprofPrintsTheSameAfterTheWriter(String name) throws Exception {
    Profile profile = new ProfileReader().read(Files.readAllBytes(directory.resolve(name)));
    try (var out = Files.newOutputStream(directory.resolve(name + ".rewritten"))) {
      ProfileWriter.write(profile, out);
    }
    assertThat(run("go", "tool", "pprof", "-raw", name + ".rewritten"))
        .isEqualTo(run("go", "tool", "pprof", "-raw", name));
  }

  @Test
  void aRealProfileCutAnywhereIsMalformed() throws Exception {
    byte[] bytes = Files.readAllBytes(directory.resolve("goroutine"));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThat(catchThrowable(() -> new ProfileReader().read(cut)))
          .as("%d bytes", length)
          .isInstanceOf(MalformedProfileException.class);
    }
  }

  /// `values | address function file:line:column s=start, inlined caller ... | next location`.
  private static List<String> stacks(Profile profile) {
    Map<Long, Location> locations = profile.locationsById();
    Map<Long, Function> functions = profile.functionsById();
    List<String> stacks = new ArrayList<>();
    for (Sample sample : profile.samples()) {
      StringBuilder stack = new StringBuilder(sample.values().toString());
      for (long id : sample.locationIds()) {
        Location location = Objects.requireNonNull(locations.get(id));
        stack.append(" | ").append(Long.toHexString(location.address()));
        for (Line line : location.lines()) {
          Function function = Objects.requireNonNull(functions.get(line.functionId()));
          stack.append(
              " %s %s:%d:%d s=%d"
                  .formatted(
                      function.name(),
                      function.filename(),
                      line.line(),
                      line.column(),
                      function.startLine()));
        }
      }
      stacks.add(stack.toString());
    }
    return stacks;
  }

  private static List<String> stacks(String raw) {
    Map<Long, String> locations = new HashMap<>();
    List<List<Long>> samples = new ArrayList<>();
    List<String> values = new ArrayList<>();
    long current = 0;
    String section = "";
    for (String line : raw.lines().toList()) {
      if (line.startsWith("Samples:") || line.startsWith("Locations") || line.startsWith("Mapp")) {
        section = line;
        continue;
      }
      Matcher sample = SAMPLE.matcher(line);
      Matcher location = LOCATION.matcher(line);
      Matcher more = LINE.matcher(line);
      if (section.startsWith("Samples") && sample.matches()) {
        values.add(numbers(sample.group(1)).toString());
        samples.add(numbers(sample.group(2)));
      } else if (section.startsWith("Locations") && location.matches()) {
        current = Long.parseLong(location.group(1));
        locations.put(current, location.group(2) + " " + location.group(3).strip());
      } else if (section.startsWith("Locations") && more.matches()) {
        locations.merge(current, " " + more.group(1), String::concat);
      }
    }
    List<String> stacks = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      StringBuilder stack = new StringBuilder(values.get(i));
      samples.get(i).forEach(id -> stack.append(" | ").append(locations.get(id)));
      stacks.add(stack.toString());
    }
    return stacks;
  }

  private static List<Long> numbers(String text) {
    return Pattern.compile("\\s+").splitAsStream(text.strip()).map(Long::valueOf).toList();
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "stdout", "");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    return Files.readString(out);
  }
}
