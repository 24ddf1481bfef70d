package io.lostwake.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Everything outside of the commands that one run of Lostwake may use. Tests bring their own.
///
/// @param in standard input
/// @param out results, always in UTF-8; not buffered
/// @param err progress, warnings and errors; each line is flushed
/// @param environment the environment variables
/// @param screen what is known of the terminal
/// @param clock the time
/// @param pause how to wait
/// @param prompt how to ask for a password
/// @param confirmation how to ask whether to go on
/// @param directory where the command runs
/// @param patience how long a command works before it says what it does
public record Session(
    InputStream in,
    OutputStream out,
    PrintWriter err,
    Map<String, String> environment,
    Screen screen,
    InstantSource clock,
    Pause pause,
    PasswordPrompt prompt,
    Confirmation confirmation,
    Path directory,
    Duration patience) {
  private static final Duration PATIENCE_OF_A_PERSON = Duration.ofSeconds(1);

  /// Waits for some time.
  @FunctionalInterface
  public interface Pause {
    /// Returns when the time is over.
    ///
    /// @throws InterruptedException if the command is to end
    void sleep(Duration duration) throws InterruptedException;
  }

  /// Asks a person for a password.
  @FunctionalInterface
  public interface PasswordPrompt {
    /// What was typed, unseen; empty when nobody can be asked.
    String ask(String question);
  }

  /// Asks a person whether to go on.
  @FunctionalInterface
  public interface Confirmation {
    /// Whether the answer is yes; false when nobody can be asked.
    boolean confirms(String question);
  }

  /// The session of this process, started by the launcher.
  static Session ofProcess() {
    return new Session(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        System.getenv(),
        Screen.of(
            System.getProperty("lostwake.terminals", ""),
            System.getProperty("lostwake.columns", "")),
        InstantSource.system(),
        Thread::sleep,
        Session::askOnConsole,
        Session::confirmOnConsole,
        Path.of(""),
        PATIENCE_OF_A_PERSON);
  }

  /// The same session for work of which nothing is said.
  Session quiet() {
    PrintWriter nobody = new PrintWriter(Writer.nullWriter());
    return new Session(
        in,
        out,
        nobody,
        environment,
        Screen.NONE,
        clock,
        pause,
        prompt,
        confirmation,
        directory,
        patience);
  }

  /// Lets nothing more be said, for whoever interrupts does not want to read on.
  void silence() {
    err.close();
    try {
      out.close();
    } catch (IOException e) {
      // Nobody listens any more.
      return;
    }
  }

  private static String askOnConsole(String question) {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readPassword("%s", question))
        .map(String::new)
        .orElse("");
  }

  private static boolean confirmOnConsole(String question) {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readLine("%s", question))
        .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).matches("y|yes"))
        .isPresent();
  }
}
