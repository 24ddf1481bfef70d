package io.lostwake.cli;

import io.lostwake.golang.process.GoProcess;
import io.lostwake.golang.process.GoProcesses;
import io.lostwake.jvm.attach.LiveJvm;
import io.lostwake.jvm.attach.LiveJvms;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lostwake ps`: which processes of this machine can be asked.
@Command(
    name = "ps",
    description = "List the JVMs and the Go processes of this machine, and how to ask them.",
    footer = {
      "",
      "No JVM is asked for this list, and no Go process but at its own ports. What belongs to other",
      "users is seen in part or not at all.",
      "",
      "Examples:",
      "  lostwake ps",
      "  lostwake ps --format json"
    })
final class PsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private TableFormat format = TableFormat.text;

  @Override
  public Integer call() {
    List<LiveJvm> jvms = new LiveJvms().all();
    List<GoProcess> goProcesses = new GoProcesses().all();
    PrintWriter out = Objects.requireNonNull(spec, "no model").commandLine().getOut();
    switch (format) {
      case text -> out.print(new ProcessTable(jvms, goProcesses).text());
      case json ->
          new ProcessJson("lostwake " + LostwakeVersion.number(), jvms, goProcesses).write(out);
    }
    out.flush();
    return ExitCode.CLEAN.number();
  }
}
