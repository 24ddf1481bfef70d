package io.lostwake.cli;

import io.lostwake.golang.process.GoProcess;
import io.lostwake.jvm.attach.LiveJvm;
import io.lostwake.report.VisibleText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Processes as a table, one line per process.
///
/// @param jvms shown first
/// @param goProcesses shown then
record ProcessTable(List<LiveJvm> jvms, List<GoProcess> goProcesses) {
  private static final List<String> TITLES =
      List.of("PID", "RUNTIME", "VERSION", "USER", "NAME", "ASK");

  /// The table; a sentence when there is no process.
  String text() {
    if (jvms.isEmpty() && goProcesses.isEmpty()) {
      return "There are no JVMs and no Go processes on this machine, or none that you may see.\n";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(TITLES);
    jvms.forEach(jvm -> rows.add(row(jvm)));
    goProcesses.forEach(process -> rows.add(row(process)));
    int[] widths = new int[TITLES.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static List<String> row(LiveJvm jvm) {
    return List.of(
        Long.toString(jvm.pid()),
        "JVM",
        shown(jvm.version()),
        shown(jvm.user()),
        shown(jvm.mainClass()),
        "lostwake check " + jvm.pid());
  }

  private static List<String> row(GoProcess process) {
    return List.of(
        Long.toString(process.pid()),
        "Go",
        shown(process.version()),
        shown(process.user()),
        shown(process.program()),
        process.addresses().isEmpty() ? "-" : "lostwake check " + process.addresses().getFirst());
  }

  private static String shown(@Nullable String text) {
    return text == null || text.isEmpty() ? "-" : VisibleText.of(text);
  }
}
