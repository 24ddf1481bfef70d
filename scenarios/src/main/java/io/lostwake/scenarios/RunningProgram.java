package io.lostwake.scenarios;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process of a scenario's program. Closing it kills it; so does the end of this JVM.
public final class RunningProgram implements AutoCloseable {

  private final Program program;
  private final Process process;
  private final Conversation conversation;
  private final Output stdout;
  private final Output stderr;
  private final Thread atShutdown;
  private final CompletableFuture<Void> ended;

  private RunningProgram(Program program, Process process) {
    this.program = program;
    this.process = process;
    this.conversation =
        switch (program.runtime()) {
          case GO -> new HttpConversation();
          case JVM -> new PipeConversation(process);
        };
    this.stdout = Output.drained(process.getInputStream(), conversation::hear);
    this.stderr = Output.drained(process.getErrorStream(), line -> {});
    this.atShutdown = Thread.ofPlatform().unstarted(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atShutdown);
    this.ended = process.onExit().thenAccept(gone -> conversation.end());
  }

  static RunningProgram start(BuiltProgram built) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(built.command());
    Map<String, String> variables = builder.environment();
    built.program().runtime().settings().forEach(variables::remove);
    variables.putAll(built.program().scenario().needs().environment());
    Process process = builder.start();
    try {
      return new RunningProgram(built.program(), process);
    } catch (IllegalStateException e) {
      process.destroyForcibly();
      throw new IOException("the JVM is going down", e);
    }
  }

  /// What is running.
  public Program program() {
    return program;
  }

  /// Where `lostwake check` finds the program, once it is ready: the address it serves, such as
  /// `http://127.0.0.1:40213`, or the id of its process.
  ///
  /// @throws IOException with the end of its stderr, if it ends or is not ready within 30 seconds
  public String source() throws IOException {
    try {
      return conversation.source();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Lets the program lose `times` more units. Its strands have come to rest when this returns.
  ///
  /// @throws IOException with the end of its stderr, if it does not answer within 30 seconds
  public void lose(int times) throws IOException {
    try {
      conversation.lose(times);
    } catch (IOException e) {
      throw failed(e);
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

  private IOException failed(IOException failure) {
    return failed(String.valueOf(failure.getMessage()), failure);
  }

  private IOException failed(String what, @Nullable Throwable cause) {
    String tail = stderr.tail().isEmpty() ? "" : "; its stderr ends:\n" + stderr.tail();
    return new IOException("scenario " + program.title() + " " + what + tail, cause);
  }
}
