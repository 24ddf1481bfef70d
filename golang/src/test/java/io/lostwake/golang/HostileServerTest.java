package io.lostwake.golang;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Warning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostileServerTest {
  private static final String FULL = "/debug/pprof/goroutine?debug=2";
  private static final String GOROUTINE = PprofEndpointTest.goroutine(7, "chan send", "main.send");
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final CountDownLatch isOver = new CountDownLatch(1);
  private PretendedProcess process;

  @BeforeEach
  void startProcess() throws Exception {
    process = PretendedProcess.start();
  }

  @AfterEach
  void stopProcess() {
    isOver.countDown();
    process.close();
  }

  @Test
  void aServerThatNeverAnswersIsLeft() {
    process.with(FULL, exchange -> untilTheEnd());
    assertThat(Asking.PATIENTLY.waitingAtMost(SHORT, LONG).wordsOf(process.url() + FULL))
        .isEqualTo(process.url() + FULL + ": connected, but no answer after 300 ms");
  }

  @Test
  void whatAServerDrippedBeforeTheTimeoutIsKept() throws Exception {
    process.with(FULL, this::dripGoroutines);
    Snapshot snapshot =
        Asking.PATIENTLY.waitingAtMost(LONG, Duration.ofSeconds(2)).take(process.url() + FULL);
    assertThat(snapshot.total()).isPositive();
    assertThat(snapshot.warnings())
        .singleElement()
        .satisfies(w -> {
          assertThat(w.kind()).isEqualTo(Warning.Kind.DUMP_CUT_OFF);
          assertThat(w.says())
              .startsWith("The dump ends early, after ")
              .endsWith(": the answer was not complete after 2 s.");
        });
  }

  @Test
  void aServerThatDripsNoGoroutineIsLeft() {
    process.with(FULL, exchange -> drip(exchange, "."));
    assertThat(Asking.PATIENTLY.waitingAtMost(LONG, SHORT).wordsOf(process.url() + FULL))
        .isEqualTo(
            process.url()
                + FULL
                + ": the answer was not complete after 300 ms, before the first goroutine; try"
                + " again");
  }

  @Test
  void aFullDumpThatDripsIsReplacedByTheCheapProfile() throws Exception {
    process
        .with("/debug/pprof/goroutine?debug=0", GOROUTINE.repeat(3))
        .with(FULL, this::dripGoroutines);
    Snapshot snapshot =
        Asking.PATIENTLY.waitingAtMost(LONG, Duration.ofSeconds(2)).take(process.url());
    assertThat(snapshot.total()).isEqualTo(3);
    assertThat(snapshot.warnings())
        .singleElement()
        .extracting(Warning::says)
        .isEqualTo("The full dump could not be read: the answer was not complete after 2 s.");
  }

  @Test
  void anEndlessAnswerIsReadToTheLimit() throws Exception {
    process.with(
        FULL,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] much = GOROUTINE.repeat(1000).getBytes(UTF_8);
          while (isOver.getCount() > 0) {
            exchange.getResponseBody().write(much);
          }
        });
    Snapshot snapshot = Asking.PATIENTLY.readingAtMost(1 << 20).take(process.url() + FULL);
    assertThat(snapshot.total()).isBetween((1L << 20) / GOROUTINE.length() - 1, (1L << 20) / 10);
    assertThat(snapshot.warnings())
        .containsExactly(
            new Warning(
                Warning.Kind.DUMP_CUT_OFF,
                "byte 1,048,576",
                "The dump is longer than 1 MiB; the rest was not read.",
                "Counts are lower bounds."));
  }

  @Test
  void aGzipBombIsReadToTheLimit() throws Exception {
    byte[] bomb = bomb(GOROUTINE.getBytes(UTF_8));
    assertThat(bomb).hasSizeLessThan(1 << 17);
    process.with(FULL, exchange -> PretendedProcess.send(exchange, 200, bomb));
    Snapshot snapshot = Asking.PATIENTLY.readingAtMost(1 << 21).take(process.url() + FULL);
    assertThat(snapshot.total()).isEqualTo(1);
    assertThat(snapshot.warnings())
        .singleElement()
        .extracting(Warning::says)
        .isEqualTo("The dump is longer than 2 MiB; the rest was not read.");
  }

  @Test
  void aGzipBombWithoutADumpIsRefused() throws Exception {
    byte[] bomb = bomb(new byte[0]);
    process.with(FULL, exchange -> PretendedProcess.send(exchange, 200, bomb));
    assertThat(Asking.PATIENTLY.readingAtMost(1 << 21).wordsOf(process.url() + FULL))
        .startsWith(process.url() + FULL + ": this is binary data, not a goroutine dump");
  }

  @Test
  void theContentTypeIsNotBelieved() throws Exception {
    process.with(
        FULL,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "image/png");
          exchange.getResponseHeaders().add("Content-Encoding", "br");
          PretendedProcess.send(exchange, 200, GOROUTINE.getBytes(UTF_8));
        });
    assertThat(Asking.PATIENTLY.take(process.url() + FULL).total()).isEqualTo(1);
  }

  @Test
  void anAnswerShorterThanItsLengthIsKeptAndSaidToBeCut() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + GOROUTINE;
    try (RawServer server = new RawServer(answer)) {
      Snapshot snapshot = Asking.PATIENTLY.take(server.url() + FULL);
      assertThat(snapshot.total()).isEqualTo(1);
      assertThat(snapshot.warnings())
          .singleElement()
          .satisfies(w -> {
            assertThat(w.kind()).isEqualTo(Warning.Kind.DUMP_CUT_OFF);
            assertThat(w.says())
                .isEqualTo(
                    "The dump ends early, after %d bytes: the connection broke before the end of the answer."
                        .formatted(GOROUTINE.length()));
          });
    }
  }

  @Test
  void anAnswerThatBreaksInsideAChunkIsKeptAndSaidToBeCut() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n" + GOROUTINE;
    try (RawServer server = new RawServer(answer)) {
      Snapshot snapshot = Asking.PATIENTLY.take(server.url() + FULL);
      assertThat(snapshot.total()).isEqualTo(1);
      assertThat(snapshot.warnings())
          .extracting(Warning::kind)
          .containsExactly(Warning.Kind.DUMP_CUT_OFF);
    }
  }

  @Test
  void anAnswerLongerThanItsLengthIsReadToItsLength() throws Exception {
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n".formatted(GOROUTINE.length())
            + GOROUTINE.repeat(5);
    try (RawServer server = new RawServer(answer)) {
      assertThat(Asking.PATIENTLY.take(server.url() + FULL).total()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatSpeaksNoHttpIsSaidTo() throws Exception {
    try (RawServer server = new RawServer("220 mail.example.com ESMTP\r\n")) {
      assertThat(Asking.PATIENTLY.wordsOf(server.url()))
          .isEqualTo(
              server.url()
                  + ": it does not answer in HTTP; if it speaks TLS, try https://"
                  + server.authority());
    }
  }

  @Test
  void aServerThatClosesIsSaidTo() throws Exception {
    try (RawServer server = new RawServer("")) {
      assertThat(Asking.PATIENTLY.wordsOf(server.url()))
          .isEqualTo(
              server.url()
                  + ": it closed the connection without an answer; if it speaks TLS, try https://"
                  + server.authority());
    }
  }

  @Test
  void goSaysThatThePortSpeaksTls() throws Exception {
    String answer =
        "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n";
    try (RawServer server = new RawServer(answer)) {
      assertThat(Asking.PATIENTLY.wordsOf(server.url()))
          .isEqualTo(server.url() + ": it speaks TLS; try https://" + server.authority());
    }
  }

  @Test
  void aClosedPortIsSaidToRefuse() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(Asking.PATIENTLY.wordsOf("localhost:" + port))
        .isEqualTo(
            "localhost:%d: connection refused; is it running, and is %d the port of its pprof?"
                .formatted(port, port));
  }

  @Test
  void anUnknownHostIsSaidToBeUnknown() {
    assertThat(Asking.PATIENTLY.wordsOf("http://no-such-host.invalid:6060"))
        .isEqualTo("http://no-such-host.invalid:6060: no such host; is the name right?");
  }

  @Test
  void aHostThatSwallowsConnectionsIsSaidToBeSilent() {
    assertThat(
            HttpWords.ofFailure(
                URI.create("http://host:6060"),
                new HttpConnectTimeoutException("HTTP connect timed out"),
                EndpointSettings.DEFAULT))
        .isEqualTo("no connection after 5 s; is it the right host, and is a firewall between?");
  }

  @Test
  void redirectsInsideTheOriginAreFollowed() throws Exception {
    process
        .redirecting(FULL, "/a")
        .redirecting("/a", process.url() + "/b")
        .redirecting("/b", "c?debug=2")
        .with("/c?debug=2", GOROUTINE);
    assertThat(Asking.PATIENTLY.take(process.url() + FULL).total()).isEqualTo(1);
  }

  @Test
  void redirectsWithoutEndAreNotFollowed() {
    process.redirecting(FULL, FULL);
    assertThat(Asking.PATIENTLY.wordsOf(process.url() + FULL))
        .isEqualTo(process.url() + FULL + ": it redirected more than 3 times");
    assertThat(process.requests()).hasSize(4);
  }

  @Test
  void redirectsToAnotherOriginAreRefusedAndItHearsNothing() throws Exception {
    try (PretendedProcess other = PretendedProcess.start()) {
      String elsewhere = other.url().replace("http://", "http://u:p@") + "/x?token=abc&debug=2";
      process.redirecting(FULL, elsewhere);
      assertThat(
              Asking.PATIENTLY
                  .as(new Credentials.BearerToken("secret"))
                  .wordsOf(process.url() + FULL))
          .isEqualTo(
              "%s: refused to follow a redirect to %s/x?token=...&debug=2; give that URL if you trust it"
                  .formatted(process.url() + FULL, other.url()));
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void redirectsToNonsenseAreRefused() {
    process.redirecting(FULL, "http://[::bad\u009b");
    assertThat(Asking.PATIENTLY.wordsOf(process.url() + FULL))
        .startsWith(process.url() + FULL + ": it redirected to \"http://[::bad")
        .endsWith("\", which is no address");
    process.redirecting(FULL, "javascript:alert(1)");
    assertThat(Asking.PATIENTLY.wordsOf(process.url() + FULL))
        .isEqualTo(
            process.url()
                + FULL
                + ": it redirected to \"javascript:alert(1)\", which is no address");
  }

  @Test
  void aProcessThatWantsCredentialsIsSaidTo() {
    process.with(FULL, 401, "no");
    assertThat(Asking.PATIENTLY.wordsOf(process.url() + FULL))
        .isEqualTo(
            process.url()
                + FULL
                + ": it wants credentials (401); give them with --user NAME:PASSWORD or --bearer"
                + " TOKEN");
    assertThat(process.authorizations()).containsExactly("null");
    assertThat(Asking.PATIENTLY.as(new Credentials.BearerToken("t")).wordsOf(process.url() + FULL))
        .isEqualTo(process.url() + FULL + ": it does not accept these credentials (401)");
  }

  @Test
  void aBaseThatWantsCredentialsIsAskedOnce() {
    process.with("/debug/pprof/goroutine?debug=0", 403, "no");
    assertThat(Asking.PATIENTLY.wordsOf(process.url()))
        .isEqualTo(
            process.url()
                + ": it wants credentials (403); give them with --user NAME:PASSWORD or --bearer"
                + " TOKEN");
    assertThat(process.requests()).hasSize(1);
  }

  @Test
  void credentialsAreShownToTheProcessAndToNobodyElse() throws Exception {
    process.with(FULL, GOROUTINE);
    String address = process.authority() + FULL;
    Asking bearer = Asking.PATIENTLY.as(new Credentials.BearerToken("abc.def"));
    bearer.take("http://" + address);
    Snapshot own = bearer.take("http://me:p%40ss+@" + address);
    Snapshot bare = Asking.PATIENTLY.take("me:raw@pass@" + address);
    assertThat(process.authorizations())
        .containsExactly(
            "Bearer abc.def",
            new Credentials.UserAndPassword("me", "p@ss+").authorizationHeader(),
            new Credentials.UserAndPassword("me", "raw@pass").authorizationHeader());
    assertThat(own.target().name()).isEqualTo("http://" + address);
    assertThat(bare.target().name()).isEqualTo(address);
  }

  @Test
  void passwordsAndTokensAreInNoMessage() {
    for (String source :
        List.of(
            "http://me:hidden@" + process.authority(),
            "me:hidden@" + process.authority() + "/debug/pprof/",
            "http://me:hidden@" + process.authority() + FULL + "&token=hidden",
            "http://me:hidden@no-such-host.invalid",
            "http://me:hid/hidden@host",
            "https://me:hidden@no-such-host.invalid",
            "http://me:hidden@host:port")) {
      assertThat(Asking.PATIENTLY.wordsOf(source)).as(source).doesNotContain("hidden");
    }
  }

  @Test
  void noProxyIsAsked() throws Exception {
    process.with(FULL, GOROUTINE);
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(new RefusingProxies());
    try {
      assertThat(Asking.PATIENTLY.take(process.url() + FULL).total()).isEqualTo(1);
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  private void untilTheEnd() {
    try {
      isOver.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void dripGoroutines(HttpExchange exchange) throws IOException {
    drip(exchange, GOROUTINE);
  }

  /// Sends a first part at once and then a byte from time to time, until the test is over.
  private void drip(HttpExchange exchange, String first) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    body.write(first.getBytes(UTF_8));
    body.flush();
    try {
      while (!isOver.await(20, TimeUnit.MILLISECONDS)) {
        body.write('.');
        body.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] bomb(byte[] start) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(start);
      for (int mebibyte = 0; mebibyte < 64; mebibyte++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    return bytes.toByteArray();
  }

  private static final class RefusingProxies extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      throw new AssertionError("a proxy was looked for");
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      throw new AssertionError("a proxy was asked", failure);
    }
  }
}
