package io.lostwake.jvm.attach;

import io.lostwake.model.UnreadableSourceException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes heap dumps of JVMs. The JVM stands still while it writes. `Thread.dump_to_file` is never
/// asked for: it crashes JDK 25.0.3 under load (JDK-8364343).
public final class HeapDumpTaker {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// A dump that has not grown for so long is given up. A collection comes before its first byte.
  private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(10);

  private static final Pattern VERSION = Pattern.compile("(?m)^JDK ([\\w.+-]{1,60})$");

  private final DumpPermission permission;
  private final InstantSource clock;

  /// @param permission hears what is about to happen
  /// @param clock tells how long the JVM stood still
  public HeapDumpTaker(DumpPermission permission, InstantSource clock) {
    this.permission = permission;
    this.clock = clock;
  }

  /// Takes a dump.
  ///
  /// @return the dump, which the caller closes
  /// @throws UnreadableSourceException if there is none; the message is one line for people, and
  ///   nothing is left behind
  public HeapDumpFile take(LiveJvm jvm, DumpRequest request) throws UnreadableSourceException {
    AttachFailure failure = new AttachFailure(jvm, ProcessFiles.PROCESSES);
    ProcessFiles files = ProcessFiles.of(ProcessFiles.PROCESSES, jvm.pid());
    try (AttachedJvm attached = AttachedJvm.to(jvm, ProcessFiles.PROCESSES, PATIENCE)) {
      DumpPlan plan = plan(jvm, attached, request);
      permission.ask(plan);
      DumpPlace.Parent parent = DumpPlace.parentFor(files, request.keep());
      refuseWithoutRoom(plan, parent, failure);
      DumpPlace place = DumpPlace.in(parent, files);
      try {
        return take(attached, place, request, failure);
      } catch (IOException | UnreadableSourceException | RuntimeException e) {
        place.close();
        throw e;
      }
    } catch (IOException e) {
      throw failure.isGone()
          ? failure.because("the process ended while its heap was dumped", e)
          : failure.because("its heap cannot be dumped (" + words(e) + ")", e);
    }
  }

  private static DumpPlan plan(LiveJvm jvm, AttachedJvm attached, DumpRequest request)
      throws UnreadableSourceException {
    Matcher version = VERSION.matcher(attached.answerTo("VM.version"));
    LiveJvm known =
        version.find()
            ? new LiveJvm(jvm.pid(), version.group(1), jvm.mainClass(), jvm.user())
            : jvm;
    OptionalLong inUse = HeapUse.bytesIn(attached.answerTo("GC.heap_info"));
    return new DumpPlan(known, inUse.orElse(-1), request.liveObjectsOnly());
  }

  private static void refuseWithoutRoom(
      DumpPlan plan, DumpPlace.Parent parent, AttachFailure failure)
      throws UnreadableSourceException {
    long room = parent.room();
    if (plan.mostSize() > room) {
      throw failure.because(
          "its dump may need %d MiB, and there are %d MiB left in %s; make room there%s"
              .formatted(
                  plan.mostSize() >> 20,
                  room >> 20,
                  parent.parent(),
                  parent.isChosen() ? ", or give --keep FILE on a larger disk" : ""));
    }
  }

  private HeapDumpFile take(
      AttachedJvm attached, DumpPlace place, DumpRequest request, AttachFailure failure)
      throws IOException, UnreadableSourceException {
    long begin = clock.millis();
    String answer = dump(attached, place, request, failure);
    Duration pause = Duration.ofMillis(clock.millis() - begin);
    if (!answer.contains("Heap dump file created")) {
      throw new IOException(reason(answer));
    }
    place.secure();
    long size = Files.size(place.file());
    KeptFile keep = request.keep();
    Path path = keep == null ? place.file() : keep.path();
    if (keep != null) {
      keep.take(place.file());
      place.close();
    }
    return new HeapDumpFile(path, pause, size, request.liveObjectsOnly(), place.directory());
  }

  private static String dump(
      AttachedJvm attached, DumpPlace place, DumpRequest request, AttachFailure failure)
      throws IOException, UnreadableSourceException {
    FutureTask<String> dump =
        new FutureTask<>(() -> attached.dumpHeap(place.asSeenByJvm(), request.liveObjectsOnly()));
    Thread.ofPlatform().daemon().name("heap dump").start(dump);
    long written = 0;
    while (true) {
      try {
        return dump.get(LONGEST_STANDSTILL.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long now = Files.exists(place.file()) ? Files.size(place.file()) : 0;
        if (now == written) {
          throw failure.because("its heap dump has not grown for 10 minutes and is given up", e);
        }
        written = now;
      } catch (ExecutionException e) {
        throw new IOException(words(Objects.requireNonNullElse(e.getCause(), e)), e);
      } catch (InterruptedException e) {
        throw failure.interrupted(e);
      }
    }
  }

  /// What a JVM says when it fails; it announces first what it is about to do.
  private static String reason(String answer) {
    return answer
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("Dumping heap to"))
        .reduce((first, last) -> last)
        .orElse("it stopped answering");
  }

  /// The messages of file system exceptions are often nothing but a path.
  private static String words(Throwable failure) {
    boolean isPath = failure instanceof FileSystemException file && file.getReason() == null;
    String message = failure.getMessage();
    return isPath || message == null ? failure.toString() : message;
  }
}
