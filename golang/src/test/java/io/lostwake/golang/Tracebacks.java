package io.lostwake.golang;

import io.lostwake.model.Cohort;
import io.lostwake.model.Frame;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Strand;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads tracebacks that tests have in memory, and shows what was read. */
final class Tracebacks {
  private Tracebacks() {}

  static Snapshot read(String traceback) throws IOException, UnreadableSourceException {
    return read(traceback.getBytes(StandardCharsets.UTF_8));
  }

  static Snapshot read(byte[] traceback) throws IOException, UnreadableSourceException {
    return new TracebackReader().read(new ByteArrayInputStream(traceback), target());
  }

  static Target target() {
    return new Target("test", TargetRuntime.GO, null);
  }

  /** Everything that does not change from run to run: no ids and no addresses. */
  static String shown(Snapshot snapshot) {
    StringBuilder shown = new StringBuilder();
    shown.append("version ").append(snapshot.target().version()).append('\n');
    shown.append("total ").append(snapshot.total()).append('\n');
    shown.append("fatal error ").append(snapshot.fatalError()).append('\n');
    shown.append("leak profile ").append(snapshot.leakProfile()).append('\n');
    shown.append("tells ").append(snapshot.tells().stream().sorted().toList()).append('\n');
    for (Warning warning : snapshot.warnings()) {
      shown.append(warning).append('\n');
    }
    for (Cohort cohort : snapshot.cohorts()) {
      show(shown, cohort);
    }
    return shown.toString();
  }

  private static void show(StringBuilder shown, Cohort cohort) {
    shown.append('\n').append(cohort.count()).append(' ').append(cohort.blockedOn());
    shown.append(" marked ").append(cohort.markedLeaked());
    shown.append(" locked ").append(cohort.lockedToThread());
    shown.append(" minutes ").append(cohort.minutes());
    shown.append(" elided ").append(cohort.stack().elided()).append('\n');
    for (Frame frame : cohort.stack().frames()) {
      shown.append("    ").append(shown(frame)).append('\n');
    }
    if (cohort.creator() != null) {
      shown.append("  by ").append(shown(cohort.creator())).append('\n');
    }
    if (!cohort.labels().isEmpty()) {
      shown.append("  labels ").append(cohort.labels().counts()).append('\n');
    }
    Strand sample = cohort.samples().getFirst();
    if (sample.waitsFor() != null) {
      shown.append("  waits for argument ").append(sample.waitsFor().position());
      shown.append(" of frame ").append(sample.waitsFor().frame());
      shown.append(sample.waitsFor().certain() ? ", certain" : ", uncertain").append('\n');
    }
    for (Frame frame : sample.ancestry()) {
      shown.append("  from ").append(shown(frame)).append('\n');
    }
  }

  private static String shown(Frame frame) {
    return frame.function() + " " + frame.file() + ":" + frame.line() + " " + frame.origin();
  }
}
