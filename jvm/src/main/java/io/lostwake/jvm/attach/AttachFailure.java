package io.lostwake.jvm.attach;

import com.sun.tools.attach.AttachNotSupportedException;
import io.lostwake.jvm.attach.ProcessFiles.Owner;
import io.lostwake.model.UnreadableSourceException;
import java.nio.file.Path;
import java.time.Duration;

/// Why a JVM cannot be asked, in words for a person, with what to do.
///
/// @param jvm which one
/// @param processes a directory like `/proc`
record AttachFailure(LiveJvm jvm, Path processes) {
  private static final int ROOT = 0;

  /// Refuses what is known not to work before anything is sent to the process: the signal that asks
  /// HotSpot to listen makes OpenJ9 write a report, and wakes nobody who was stopped.
  void refuseInAdvance() throws UnreadableSourceException {
    ProcessFiles files = ProcessFiles.of(processes, jvm.pid());
    Owner owner = files.owner();
    Owner own = new ProcessFiles(processes.resolve("self")).owner();
    if (owner != null && own != null && own.user() != ROOT && !owner.equals(own)) {
      throw because(
          "it runs as user %s, and only that user and root may ask it: sudo -u %s lostwake check %d"
              .formatted(jvm.user(), jvm.user(), jvm.pid()));
    }
    if (files.virtualMachine() == VirtualMachineKind.OPENJ9) {
      throw because(
          "it runs OpenJ9, whose heap dumps Lostwake does not read; only HotSpot can be asked");
    }
    if (files.isStopped()) {
      throw because(
          "it was stopped by a signal or a debugger and cannot answer; kill -CONT %d lets it go on"
              .formatted(jvm.pid()));
    }
  }

  /// The words for a refusal of the attach interface.
  UnreadableSourceException of(AttachNotSupportedException refused) {
    String message = String.valueOf(refused.getMessage());
    if (message.contains("does not support the attach mechanism")) {
      return because(
          "it was started with -XX:+DisableAttachMechanism and cannot be asked; give a heap dump "
              + "that it wrote itself (-XX:+HeapDumpOnOutOfMemoryError) or start it without",
          refused);
    }
    if (message.contains("not ready to participate")) {
      return because(
          "it does not listen for whoever wants to ask it; it may be starting or ending: try again",
          refused);
    }
    if (message.contains("doesn't respond")) {
      return because(
          "it does not answer: it is stuck or far too busy, or its /tmp is not the one it started "
              + "with; try again",
          refused);
    }
    return of(message, refused);
  }

  /// The words for any other failure.
  UnreadableSourceException of(String message, Throwable cause) {
    return isGone()
        ? because("the process has ended", cause)
        : because("cannot be asked (" + message + ")", cause);
  }

  UnreadableSourceException noAnswer(Duration patience, Throwable cause) {
    return because("no answer within %d s".formatted(patience.toSeconds()), cause);
  }

  UnreadableSourceException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return because("asking it was interrupted", cause);
  }

  boolean isGone() {
    return !ProcessHandle.of(jvm.pid()).map(ProcessHandle::isAlive).orElse(false);
  }

  UnreadableSourceException because(String reason) {
    return new UnreadableSourceException(jvm.words() + ": " + reason);
  }

  UnreadableSourceException because(String reason, Throwable cause) {
    return new UnreadableSourceException(jvm.words() + ": " + reason, cause);
  }
}
