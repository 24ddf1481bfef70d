package io.lostwake.jvm.attach;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.lostwake.model.UnreadableSourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import sun.tools.attach.HotSpotVirtualMachine;

/// A JVM that answers commands, the same that `jcmd` gives. It is asked in the way `jcmd` does
/// itself: the documented attach interface can only load agents into a process, and those stay.
final class AttachedJvm implements AutoCloseable {
  /// Long enough for the threads and locks of a large JVM.
  private static final int MOST_ANSWER = 64 << 20;

  private final LiveJvm jvm;
  private final HotSpotVirtualMachine machine;
  private final TimeLimit limit;

  private AttachedJvm(LiveJvm jvm, HotSpotVirtualMachine machine, TimeLimit limit) {
    this.jvm = jvm;
    this.machine = machine;
    this.limit = limit;
  }

  /// Attaches to a JVM.
  ///
  /// @param patience how long every answer but a heap dump may take
  /// @throws UnreadableSourceException if that does not work; the message says why and what to do
  static AttachedJvm to(LiveJvm jvm, Path processes, Duration patience)
      throws UnreadableSourceException {
    AttachFailure failure = new AttachFailure(jvm, processes);
    failure.refuseInAdvance();
    TimeLimit limit = new TimeLimit(patience);
    try {
      VirtualMachine machine =
          limit.call("attach", () -> VirtualMachine.attach(Long.toString(jvm.pid())));
      if (machine instanceof HotSpotVirtualMachine hotSpot) {
        return new AttachedJvm(jvm, hotSpot, limit);
      }
      throw new UnreadableSourceException(jvm.words() + ": this JVM is not HotSpot");
    } catch (TimeoutException e) {
      throw failure.noAnswer(patience, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof AttachNotSupportedException refused
          ? failure.of(refused)
          : failure.of(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      throw failure.interrupted(e);
    }
  }

  /// What it answers to a diagnostic command.
  String answerTo(String command) throws UnreadableSourceException {
    return answer(command, () -> text(machine.executeJCmd(command)));
  }

  /// Writes its heap to a file that is not there yet, and waits however long that takes.
  ///
  /// @return what it says about that
  String dumpHeap(Path file, boolean liveObjectsOnly) throws IOException {
    return text(machine.dumpHeap(file.toString(), liveObjectsOnly ? "-live" : "-all"));
  }

  private String answer(String command, Callable<String> call) throws UnreadableSourceException {
    String words = jvm.words() + ": " + command;
    try {
      return limit.call("attach", call);
    } catch (TimeoutException e) {
      throw new UnreadableSourceException(
          "%s: no answer within %d s; the JVM is attached but busy or stuck"
              .formatted(words, limit.duration().toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw new UnreadableSourceException(words + " failed (" + e.getCause() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableSourceException(words + " was interrupted", e);
    }
  }

  private static String text(InputStream answer) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    try (answer) {
      // Not readAllBytes: from JDK 21 and older, it ends after 8192 bytes (JDK 25.0.3), because a
      // read of no bytes is answered as the end.
      while (text.size() < MOST_ANSWER) {
        int read = answer.read(buffer, 0, buffer.length);
        if (read < 0) {
          break;
        }
        text.write(buffer, 0, read);
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      machine.detach();
    } catch (IOException e) {
      // Nothing is held on either side: every command has a connection of its own.
      return;
    }
  }
}
