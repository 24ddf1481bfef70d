package io.lostwake.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way to lose strands, as a leaking and a fixed program, and what a diagnosis must find.
///
/// @param runtime what runs the programs
/// @param cause id of the cause, such as `no-receiver`
/// @param name name of the pattern within its cause, such as `early-return`
/// @param title one sentence, lower case, no full stop
/// @param article section of the article that the program comes from, such as `2.1.2`; null for a
///   program of our own
/// @param proof what can prove the loss
/// @param reads where the diagnosis reads from
/// @param needs what the programs need to run
/// @param strands what the programs can start; one program each
/// @param losses how much the leaking program loses
/// @param verdict the least that a diagnosis must come to where nothing is proven
/// @param says words that the report must have on what the strands wait for, such as
///   `CountDownLatch at 1`; null where the source cannot tell
/// @param fix words that the report's fix must have, such as `tx.Rollback()`; null where any will
///   do
/// @param sourceFile name of the file with the source, such as `main.go`; the culprit is in it
/// @param culpritLines lines of [#sourceFile] a diagnosis may name, from 1, ascending; empty if no
///   frame of the lost strands is in it
public record Scenario(
    ProgramRuntime runtime,
    String cause,
    String name,
    String title,
    @Nullable String article,
    Proof proof,
    Reads reads,
    Needs needs,
    List<Strands> strands,
    Losses losses,
    Verdict verdict,
    @Nullable String says,
    @Nullable String fix,
    String sourceFile,
    List<Integer> culpritLines) {

  /// What can prove that the strands never run again.
  public enum Proof {
    /// The goroutineleak profile of Go 1.27 (1.26 with the experiment) marks the goroutines of the
    /// root.
    RUNTIME,
    /// The words of the wait: a nil channel, a select without cases.
    WAIT,
    /// The Go runtime's own `all goroutines are asleep - deadlock!`.
    FATAL,
    /// The heap of the JVM: nothing that lives reaches anything that could wake the threads.
    HEAP,
    /// The heap of the JVM: only the executor of the threads could wake them, by its end.
    EXECUTOR,
    /// The lock that the threads wait for belongs to a thread that has ended.
    OWNER_ENDED,
    /// The threads own locks that they wait for in a circle.
    CYCLE,
    /// The deadlock detector of the JVM reports the platform threads. It does not see virtual ones.
    REPORTED,
    /// Nothing: the strands wait for a timer or the network, or something alive still reaches what
    /// they wait for.
    NONE
  }

  /// How sure a diagnosis must be without a proof.
  public enum Verdict {
    /// The strands were seen to accumulate, and nothing speaks against it.
    LIKELY,
    /// They were, but something speaks against it: a time limit, a connection that lives, a lock
    /// whose owner cannot be told.
    SUSPECT
  }

  /// Where the loss is to be seen.
  public enum Reads {
    /// The program runs and serves `/debug/pprof/`.
    ENDPOINT,
    /// The program crashes and leaves a traceback on stderr.
    STDERR,
    /// The program runs, and its heap can be dumped.
    PROCESS
  }

  /// Copies the collections.
  public Scenario {
    strands = List.copyOf(strands);
    culpritLines = List.copyOf(culpritLines);
  }

  /// The cause and the name with a slash between them; unique among the scenarios of a runtime.
  public String id() {
    return cause + "/" + name;
  }

  /// The program's source below the root of all programs of its runtime, such as
  /// `no-receiver/timeout/leaking/main.go`; the file paths in a dump of a Go program end with it.
  public String source(Variant variant) {
    return id() + "/" + variant.directory() + "/" + sourceFile;
  }

  /// Its programs, each leaking one before the fixed one that starts the same.
  public List<Program> programs() {
    List<Program> programs = new ArrayList<>();
    for (Strands started : strands) {
      for (Variant variant : Variant.values()) {
        programs.add(new Program(this, variant, started));
      }
    }
    return programs;
  }
}
