package io.lostwake.cli;

import io.lostwake.golang.GoSources;
import io.lostwake.jvm.HeapDumpReader;
import io.lostwake.jvm.attach.DumpRequest;
import io.lostwake.jvm.attach.KeptFile;
import io.lostwake.jvm.attach.LiveJvms;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say how a living JVM is dumped, and what is asked of the dump.
final class JvmOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--keep",
      paramLabel = "FILE",
      description =
          "Keep the heap dump of a JVM. Only you can read it, and no file is written over.")
  private @Nullable Path keep;

  @Option(names = "--yes", description = "Dump a JVM without asking, however large it is.")
  private boolean yes;

  @Option(
      names = "--all-objects",
      description =
          "Dump the garbage of a JVM too: executors that were dropped and not closed are only there.")
  private boolean allObjects;

  @Option(
      names = "--why-alive",
      paramLabel = "THREAD",
      description = "Instead of a report, say what can still wake this thread (its id or name).")
  private @Nullable String whyAlive;

  /// The thread that is asked for instead of a report; null when there is to be a report.
  @Nullable String whyAlive() {
    return whyAlive;
  }

  /// Ends a command before it dumps a process for a file that cannot be there.
  ///
  /// @param looks how many dumps will be taken at most
  /// @throws ParameterException if the options contradict the rest of the command line
  void refuseWrongUsage(int looks) {
    if (looks > 1 && whyAlive != null) {
      throw WrongUsage.of(spec, "--why-alive looks once at one source");
    }
    if (keep == null) {
      return;
    }
    if (looks > 1) {
      throw WrongUsage.of(spec, "--keep keeps one dump: give one source and no --wait");
    }
    try {
      new KeptFile(keep).refuseIfUnusable();
    } catch (IOException e) {
      throw WrongUsage.of(spec, "--keep " + keep + ": " + e.getMessage());
    }
  }

  /// The sources of both runtimes.
  ///
  /// @param go as the other options say
  Sources sources(GoSources go, Session session, DelayedProgress progress) {
    Jvms jvms =
        new Jvms(
            new LiveJvms(),
            new HeapDumpReader(),
            new HeapDumpConsent(session, progress, yes),
            new DumpRequest(!allObjects, keep == null ? null : new KeptFile(keep)),
            session.clock());
    return new Sources(go, jvms);
  }
}
