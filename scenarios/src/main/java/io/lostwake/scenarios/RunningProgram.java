package io.lostwake.scenarios;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A process of a scenario's program. Closing it kills it; so does the end of this JVM.
public final class RunningProgram implements AutoCloseable {

  private static final Duration START_TIME = Duration.ofSeconds(30);
  private static final Duration ANSWER_TIME = Duration.ofSeconds(30);
  private static final String LISTENING = "listening on ";

  private final BuiltProgram program;
  private final Process process;
  private final CompletableFuture<URI> listening = new CompletableFuture<>();
  private final Output stdout;
  private final Output stderr;
  private final Thread atShutdown;
  private final CompletableFuture<Void> ended;

  private RunningProgram(BuiltProgram program, Process process) {
    this.program = program;
    this.process = process;
    this.stdout = Output.drained(process.getInputStream(), this::heard);
    this.stderr = Output.drained(process.getErrorStream(), line -> {});
    this.atShutdown = Thread.ofPlatform().unstarted(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atShutdown);
    this.ended =
        process
            .onExit()
            .thenAccept(gone -> listening.completeExceptionally(new IOException("it ended")));
  }

  static RunningProgram start(BuiltProgram program) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(List.of(program.executable().toString()));
    Map<String, String> variables = builder.environment();
    // The caller's own settings of the Go runtime must not change what a dump looks like.
    List.of("GODEBUG", "GOTRACEBACK", "GOGC", "GOMAXPROCS", "GOMEMLIMIT")
        .forEach(variables::remove);
    variables.putAll(program.scenario().environment());
    Process process = builder.start();
    try {
      return new RunningProgram(program, process);
    } catch (IllegalStateException e) {
      process.destroyForcibly();
      throw new IOException("the JVM is going down", e);
    }
  }

  /// What is running.
  public BuiltProgram program() {
    return program;
  }

  /// The address the program serves, such as `http://127.0.0.1:40213`, once it has printed it.
  ///
  /// @throws IOException with the end of its stderr, if it ends or says nothing within 30 seconds
  public URI endpoint() throws IOException {
    try {
      return listening.get(START_TIME.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw failed("did not say within " + START_TIME.toSeconds() + " s where it listens", e);
    } catch (ExecutionException e) {
      throw failed("ended before it said where it listens", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was not waited for: interrupted", e);
    }
  }

  /// Lets the program lose `times` more units. Each is asked for on a connection of its own, and
  /// its goroutines have come to rest when the answer is there.
  ///
  /// @throws IOException if the program does not answer within 30 seconds
  public void lose(int times) throws IOException {
    URI endpoint = endpoint();
    for (int i = 0; i < times; i++) {
      String answer = get(endpoint, "/lose");
      if (!answer.contains(" 200 ") || !answer.endsWith("lost\n")) {
        String first = answer.lines().findFirst().orElse("nothing");
        throw failed("answered /lose with: " + first, null);
      }
    }
  }

  /// What the program has written to stdout so far, without what it wrote after the first 8 Mi
  /// characters.
  public String stdout() {
    return stdout.text();
  }

  /// What the program has written to stderr so far, with the same bound; whole after
  /// [#awaitExit(Duration)].
  public String stderr() {
    return stderr.text();
  }

  /// The exit code; empty while the program runs.
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /// Waits for the program to end by itself.
  ///
  /// @return the exit code
  /// @throws IOException if it still runs after `time`
  public int awaitExit(Duration time) throws IOException {
    try {
      if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed("still runs after " + time.toSeconds() + " s", null);
      }
      stdout.awaitEnd();
      stderr.awaitEnd();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was not waited for: interrupted", e);
    }
  }

  /// Kills the program if it still runs, and waits for its end.
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    ended.join();
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException e) {
      // The JVM is going down already and has run the hook, which did the same.
      return;
    }
  }

  private void heard(String line) {
    if (line.startsWith(LISTENING)) {
      listening.complete(URI.create(line.substring(LISTENING.length()).strip()));
    }
  }

  private static String get(URI endpoint, String path) throws IOException {
    try (Socket socket = new Socket()) {
      int millis = Math.toIntExact(ANSWER_TIME.toMillis());
      socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), millis);
      socket.setSoTimeout(millis);
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(path, endpoint.getAuthority());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(1 << 16);
      return new String(answer, StandardCharsets.UTF_8);
    }
  }

  private IOException failed(String what, @Nullable Throwable cause) {
    String tail = stderr.tail().isEmpty() ? "" : "; its stderr ends:\n" + stderr.tail();
    String variant = program.variant().directory();
    return new IOException(
        "scenario " + program.scenario().id() + " (" + variant + ") " + what + tail, cause);
  }
}
