package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CountCommandTest {
  private static final String TIMEOUT = "no-receiver/timeout";

  @Test
  void aDumpIsCountedOnOneLine() {
    Run run = new Run().input(Recorded.leaking(TIMEOUT, "before.debug2").open()).of("count", "-");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .matches("43 goroutines: 40 chan send, 2 input output, 1 running\\R")
        .hasLineCount(1);
  }

  @Test
  void whatCannotBeReadEndsWithExitCode3() {
    Run run = new Run().input("no dump").of("count", "-");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void watchingShowsTheChangeUntilNobodyReads() throws IOException {
    byte[] few = Run.bytes(Recorded.leaking(TIMEOUT, "once.debug0.pb").open());
    byte[] many = Run.bytes(Recorded.leaking(TIMEOUT, "before.debug0.pb").open());
    AtomicInteger rounds = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] profile = rounds.get() == 0 ? few : many;
          boolean isProfile = exchange.getRequestURI().getPath().equals("/debug/pprof/goroutine");
          exchange.sendResponseHeaders(isProfile ? 200 : 404, isProfile ? profile.length : -1);
          if (isProfile) {
            exchange.getResponseBody().write(profile);
          }
          exchange.close();
        });
    server.start();
    try {
      Run run =
          new Run()
              .outputFailsAfter(300, "Broken pipe")
              .pause(duration -> rounds.incrementAndGet());
      run.of("count", "--watch", "5s", "http://127.0.0.1:" + server.getAddress().getPort());
      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.out().lines().findFirst().orElseThrow())
          .startsWith("2026-11-25T12:00:00Z  ")
          .contains("1 chan send");
      assertThat(run.out().lines().skip(1).findFirst().orElseThrow())
          .contains("goroutines (+38): 40 chan send (+39), ");
    } finally {
      server.stop(0);
    }
  }
}
