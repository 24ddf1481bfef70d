package io.lostwake.scenarios;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One way to lose goroutines, as a leaking and a fixed Go program, and what a diagnosis must find.
///
/// @param cause id of the cause, such as `no-receiver`
/// @param name name of the pattern within its cause, such as `early-return`
/// @param title one sentence, lower case, no full stop
/// @param article section of the article that the program comes from, such as `2.1.2`; null for a
///   program of our own
/// @param proof what can prove the loss
/// @param reads where the diagnosis reads from
/// @param environment variables that the program needs, without the caller's own
/// @param strandsPerLoss goroutines lost at the root by each `/lose`, at least 1
/// @param companionsPerLoss further goroutines that each `/lose` loses behind the root, 0 or more
/// @param culpritFile file of the culprit line, always `main.go`
/// @param culpritLines lines of [#culpritFile] a diagnosis may name, from 1, ascending, at least
///   one
public record Scenario(
    String cause,
    String name,
    String title,
    @Nullable String article,
    Proof proof,
    Reads reads,
    Map<String, String> environment,
    int strandsPerLoss,
    int companionsPerLoss,
    String culpritFile,
    List<Integer> culpritLines) {

  /// What can prove that the goroutines never run again.
  public enum Proof {
    /// The goroutineleak profile of Go 1.27 (1.26 with the experiment) marks the goroutines of the
    /// root.
    RUNTIME,
    /// The words of the wait: a nil channel, a select without cases.
    WAIT,
    /// The runtime's own `all goroutines are asleep - deadlock!`.
    FATAL,
    /// Nothing: the goroutines wait for a timer or the network, or something alive still reaches
    /// what they wait for.
    NONE
  }

  /// Where the loss is to be seen.
  public enum Reads {
    /// The program runs and serves `/debug/pprof/`.
    ENDPOINT,
    /// The program crashes and leaves a traceback on stderr.
    STDERR
  }

  /// Copies the collections.
  public Scenario {
    environment = Map.copyOf(environment);
    culpritLines = List.copyOf(culpritLines);
  }

  /// The cause and the name with a slash between them; unique.
  public String id() {
    return cause + "/" + name;
  }

  /// The program's source below the root of all programs, such as
  /// `no-receiver/timeout/leaking/main.go`; the file paths in a dump of the program end with it.
  public String source(Variant variant) {
    return id() + "/" + variant.directory() + "/main.go";
  }
}
