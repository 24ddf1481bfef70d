package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One dump through every format, with baselines and with paths of a repository. */
class ReportFormatsTest {
  private static final String DUMP =
      """
      fatal error: all goroutines are asleep - deadlock!

      goroutine 1 [chan receive]:
      github.com/acme/platform/queue.(*Queue).Take(0xc00007e000)
      \t/home/dev/go/pkg/mod/github.com/acme/platform@v1.4.0/queue/queue.go:31 +0x45
      github.com/other/broker.Wait(...)
      \t/build/third/broker/wait.go:9
      github.com/acme/orders/stock.(*Reserver).Next(...)
      \t/build/stock/reserver.go:118
      main.main()
      \t/build/cmd/api/main.go:12 +0x1d
      """;

  @TempDir private Path directory = Path.of("");

  private Run run() throws IOException {
    Files.createDirectories(directory.resolve(".git"));
    return new Run().directory(directory).input(DUMP);
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void everyFormatIsWrittenToAFile(ReportFormat format) throws IOException {
    Path file = directory.resolve("report");
    Run run = run().of("check", "--format", format.name(), "-o", file.toString(), "-");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(file).content().contains("no-sender").endsWith("\n");
  }

  @Test
  void whatIsInTheBaselineDoesNotFail() throws IOException {
    String file = directory.resolve("baseline.json").toString();
    assertThat(run().of("check", "--write-baseline", file, "-").exitCode()).isEqualTo(1);
    Run known = run().of("check", "--baseline", file, "-");
    assertThat(known.exitCode()).isZero();
    assertThat(known.out()).contains("1 known finding is in the baseline (--all shows them)");
    Run all = run().of("check", "--baseline", file, "--all", "-");
    assertThat(all.out()).contains("in the baseline", "PROVEN");
    String otherFinding =
        Files.readString(Path.of(file)).replaceAll("[0-9a-f]{16}", "0".repeat(16));
    Files.writeString(Path.of(file), otherFinding);
    Run other = run().of("check", "--baseline", file, "-");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.out()).contains("1 finding of the baseline was not found any more");
  }

  @Test
  void aBrokenBaselineIsWrongUsageBeforeAnythingIsRead() throws IOException {
    Path file = directory.resolve("baseline.json");
    Run missing = run().of("check", "--baseline", file.toString(), "-");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("there is no such file");
    Files.writeString(file, "{\"lostwakeBaseline\": 1,\n \"findings\": 7}");
    Run broken = run().of("check", "--baseline", file.toString(), "-");
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.err()).contains("baseline.json: line 2, column ", "findings is an array");
  }

  @Test
  void nothingIsWrittenWhereASourceWasNotRead() throws IOException {
    Path file = directory.resolve("baseline.json");
    String missing = directory.resolve("missing.txt").toString();
    Run run = run().of("check", "--write-baseline", file.toString(), "-", missing);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(file).doesNotExist();
    assertThat(run.err()).contains("--write-baseline wrote nothing");
  }

  @Test
  void pathsAndOwnCodeChangeTheCulpritButNotTheFingerprint() throws IOException {
    JsonObject plain = finding();
    assertThat(culprit(plain)).isEqualTo("/build/third/broker/wait.go");
    Files.writeString(directory.resolve("go.mod"), "module github.com/acme/orders\n");
    JsonObject own = finding("--trim");
    assertThat(culprit(own)).isEqualTo("stock/reserver.go");
    JsonObject mapped = finding("--path-map", "/build=services/orders");
    assertThat(culprit(mapped)).isEqualTo("services/orders/stock/reserver.go");
    JsonObject company = finding("--own", "github.com/acme", "--trim");
    assertThat(culprit(company)).isEqualTo("github.com/acme/platform@v1.4.0/queue/queue.go");
    assertThat(company.getAsJsonObject("culprit").get("origin").getAsString())
        .isEqualTo("APPLICATION");
    for (JsonObject other : new JsonObject[] {own, mapped, company}) {
      assertThat(other.get("fingerprint")).isEqualTo(plain.get("fingerprint"));
      assertThat(other.get("verdict")).isEqualTo(plain.get("verdict"));
    }
  }

  @Test
  void wrongOptionsAreSaid() throws IOException {
    assertThat(run().of("check", "--path-map", "x", "-").err()).contains("'x' is no FROM=TO");
    assertThat(run().of("check", "--own", " ", "-").err()).contains("--own is the start of a name");
    assertThat(run().of("check", "--write-baseline", directory.toString(), "-").exitCode())
        .isEqualTo(2);
  }

  private JsonObject finding(String... options) throws IOException {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "check";
    arguments[1] = "--format";
    arguments[2] = "json";
    System.arraycopy(options, 0, arguments, 3, options.length);
    arguments[arguments.length - 1] = "-";
    return JsonParser.parseString(run().of(arguments).out())
        .getAsJsonObject()
        .getAsJsonArray("findings")
        .get(0)
        .getAsJsonObject();
  }

  private static String culprit(JsonObject finding) {
    return finding.getAsJsonObject("culprit").get("file").getAsString();
  }
}
