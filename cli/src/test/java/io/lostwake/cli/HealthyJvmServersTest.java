package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Jetty and Helidon with handlers on virtual threads: nothing is found while they lose nothing,
/// and what they lose is found, and proven where nothing alive reaches the thread.
class HealthyJvmServersTest {
  private static final Path SOURCES = Path.of("src/test/java/io/lostwake/cli/shop");

  @ParameterizedTest
  @ValueSource(strings = {"JettyShop", "HelidonShop"})
  void aHealthyServerIsHealthyUnderLoadAndIdle(String mainClass) throws Exception {
    try (RunningShop shop = RunningShop.start(mainClass)) {
      try (Customers customers = new Customers(shop, 8)) {
        for (int round = 0; round < 2; round++) {
          customers.awaitAnswers(500);
          assertHealthy(shop.pid());
          customers.awaitAnswers(100);
          assertHealthy("--all-objects", shop.pid());
        }
      }
      TimeUnit.SECONDS.sleep(2);
      assertHealthy("--fail-on", "suspect", shop.pid());
      assertHealthy("--fail-on", "suspect", "--all-objects", shop.pid());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JettyShop", "HelidonShop"})
  void aThreadLostWithEveryRequestIsProvenAtItsLine(String mainClass) throws Exception {
    try (RunningShop shop = RunningShop.start(mainClass)) {
      for (int request = 0; request < 10; request++) {
        assertThat(shop.get("/offer")).isEqualTo("come back later");
        shop.get("/price");
      }
      for (int request = 0; request < 3; request++) {
        shop.ask("/approval");
      }
      shop.awaitAnswer("/waiting", "13 wait");
      TimeUnit.SECONDS.sleep(1);
      for (String objects : List.of("--all-objects=false", "--all-objects=true")) {
        Run run = check("--all", objects, shop.pid());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
            .contains("PROVEN   10 virtual threads can never put: nobody will take")
            .contains("no-receiver")
            .containsPattern(
                "Suppliers\\.handOver +Suppliers\\.java:" + line("offers.put(") + "\\R +~+\\R")
            .contains("all 10 of them")
            .doesNotContain("LIKELY");
        assertThat(run.out().split("PROVEN", -1)).hasSize(2);
        // The server knows the thread of a request and could still interrupt it: no proof.
        assertThat(run.out())
            .containsPattern("SUSPECT +3 virtual threads waiting for a result that nobody ")
            .containsPattern("Suppliers\\.approval +Suppliers\\.java:" + line("word.get("))
            .contains("CompletableFuture, not completed, nobody else holds it");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JettyShop", "HelidonShop"})
  void manyRequestsThatNobodyCanAnswerAreLikelyLostAtTheirLine(String mainClass) throws Exception {
    try (RunningShop shop = RunningShop.start(mainClass)) {
      for (int request = 0; request < 120; request++) {
        shop.ask("/approval");
      }
      shop.awaitAnswer("/waiting", "120 wait");
      TimeUnit.SECONDS.sleep(1);
      for (String objects : List.of("--all-objects=false", "--all-objects=true")) {
        Run run = check("--all", objects, shop.pid());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
            .containsPattern("LIKELY +120 virtual threads waiting for a result that nobody ")
            .contains("future-never-completed")
            .containsPattern(
                "Suppliers\\.approval +Suppliers\\.java:" + line("word.get(") + "\\R +~+\\R")
            .contains("nothing alive but the waiting threads themselves", "(all 120 of them)")
            .doesNotContain("PROVEN", "SUSPECT", "may be held open on purpose");
      }
    }
  }

  private static void assertHealthy(String... arguments) {
    Run run = check(arguments);
    assertThat(run.exitCode()).as("%s%n%s", run.err(), run.out()).isZero();
    assertThat(run.out()).startsWith("JVM 25").doesNotContain("PROVEN", "LIKELY");
  }

  private static Run check(String... arguments) {
    return new Run()
        .of(Stream.concat(Stream.of("check"), Arrays.stream(arguments)).toArray(String[]::new));
  }

  private static int line(String call) throws Exception {
    List<String> lines = Files.readAllLines(SOURCES.resolve("Suppliers.java"));
    for (int number = 1; number <= lines.size(); number++) {
      if (lines.get(number - 1).contains(call)) {
        return number;
      }
    }
    throw new AssertionError("no call of " + call);
  }
}
