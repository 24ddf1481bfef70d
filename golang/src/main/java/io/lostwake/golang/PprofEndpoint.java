package io.lostwake.golang;

import io.lostwake.golang.HttpDocuments.Answer;
import io.lostwake.model.Detail;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The pprof endpoint of one living process, or one document of it.
 *
 * <p>From a base address the cheap profile comes first, because it tells the total; the full dump
 * only below a gate, because the process stands still while it is made; the leak profile last,
 * because a goroutine that it marks loses its wait time.
 */
final class PprofEndpoint {
  private final EndpointAddress address;
  private final HttpDocuments documents;
  private final DumpReader reader;
  private final EndpointSettings settings;
  private final InstantSource clock;
  private final Progress progress;

  PprofEndpoint(
      EndpointAddress address,
      HttpDocuments documents,
      DumpReader reader,
      EndpointSettings settings,
      InstantSource clock,
      Progress progress) {
    this.address = address;
    this.documents = documents;
    this.reader = reader;
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  /** What came of asking for a dump. */
  private sealed interface Reply {
    /**
     * It was read.
     *
     * @param failure why not to its end, in words; null when it was
     */
    record Read(Snapshot snapshot, @Nullable String failure) implements Reply {}

    /** The process does not have it. */
    record Absent() implements Reply {}

    /**
     * Nothing could be read.
     *
     * @param isFinal whether another document would fail in the same way
     */
    record Failed(String words, boolean isFinal) implements Reply {}
  }

  /** The cheap profile of a process and where its others lie. */
  private record Cheap(URI root, int level, Snapshot snapshot) {}

  /** All that the process tells, within the gate. */
  Snapshot take() throws UnreadableSourceException {
    return ask(true);
  }

  /** What the cheap profile tells: how many, where, and waiting for what. */
  Snapshot count() throws UnreadableSourceException {
    return ask(false);
  }

  private Snapshot ask(boolean inFull) throws UnreadableSourceException {
    Instant now = clock.instant();
    progress.step("asking %s for its goroutines".formatted(address.name()));
    if (!address.mayBeDocument()) {
      return process(now, inFull);
    }
    Reply reply = ask(address.uri());
    return switch (reply) {
      case Reply.Read read -> document(read.snapshot(), now);
      case Reply.Failed failed when address.isDocument() || failed.isFinal() ->
          throw unreadable(failed.words());
      case Reply.Absent absent when address.isDocument() ->
          throw unreadable(
              address.isLeakProfile()
                  ? "the process does not offer the leak profile (404); Go 1.27 does, and Go 1.26"
                      + " built with GOEXPERIMENT=goroutineleakprofile"
                  : "there is no such document (404); try http://HOST:PORT alone");
      case Reply.Failed failed -> processOr(failed.words(), now, inFull);
      case Reply.Absent absent -> process(now, inFull);
    };
  }

  private Snapshot document(Snapshot snapshot, Instant now) {
    Snapshot taken =
        address.isLeakProfile() ? withLeakProfile(snapshot, LeakProfile.TAKEN) : snapshot;
    return at(now, taken);
  }

  /** A process, or else the words for what the address itself answered. */
  private Snapshot processOr(String words, Instant now, boolean inFull)
      throws UnreadableSourceException {
    try {
      return process(now, inFull);
    } catch (UnreadableSourceException e) {
      UnreadableSourceException first = unreadable(words);
      first.addSuppressed(e);
      throw first;
    }
  }

  private Snapshot process(Instant now, boolean inFull) throws UnreadableSourceException {
    Cheap cheap = cheap();
    return at(now, inFull ? withLeakProfile(cheap, full(cheap)) : cheap.snapshot());
  }

  /** The cheap profile, from where the process has it. */
  private Cheap cheap() throws UnreadableSourceException {
    String words = null;
    for (URI root : address.roots()) {
      for (int level = 0; level <= 1; level++) {
        switch (ask(document(root, "goroutine", level))) {
          case Reply.Read read -> {
            return new Cheap(root, level, read.snapshot());
          }
          case Reply.Failed failed when failed.isFinal() -> throw unreadable(failed.words());
          case Reply.Failed failed -> words = words == null ? failed.words() : words;
          // No other level of this profile is there either.
          case Reply.Absent absent -> level = 1;
        }
      }
    }
    throw unreadable(
        words != null
            ? words
            : "it answers, but has no goroutine profile at %s (404); import net/http/pprof in it, or give the URL where its profiles are"
                .formatted(address.roots().getFirst().getRawPath()));
  }

  /** The full dump, or the cheap profile with a warning that says why it is not more. */
  private Snapshot full(Cheap cheap) {
    long total = cheap.snapshot().total();
    if (total > settings.maximumGoroutines()) {
      return cheap.snapshot().warning(EndpointWarnings.gated(total, settings.maximumGoroutines()));
    }
    progress.step("reading %,d %s in full".formatted(total, TargetRuntime.GO.strands(total)));
    URI uri = document(cheap.root(), "goroutine", 2);
    return switch (ask(uri)) {
      case Reply.Read read when read.failure() == null -> compared(cheap, read.snapshot());
      case Reply.Read read -> failed(cheap.snapshot(), uri, String.valueOf(read.failure()));
      case Reply.Absent absent -> failed(cheap.snapshot(), uri, "there is no such document (404)");
      case Reply.Failed failed -> failed(cheap.snapshot(), uri, failed.words());
    };
  }

  private static Snapshot failed(Snapshot snapshot, URI uri, String words) {
    return snapshot.warning(EndpointWarnings.fullDumpFailed(uri, words));
  }

  private static Snapshot compared(Cheap cheap, Snapshot full) {
    Target target = full.target();
    String version = cheap.snapshot().target().version();
    Snapshot versioned =
        target.version() != null || version == null
            ? full
            : new Snapshot(
                new Target(target.name(), target.runtime(), version),
                full.takenAt(),
                full.total(),
                full.cohorts(),
                full.fatalError(),
                full.leakProfile(),
                full.tells(),
                full.warnings());
    return EndpointWarnings.disagree(cheap.snapshot().total(), full.total())
        ? versioned.warning(EndpointWarnings.countsDisagree(cheap.snapshot().total(), full.total()))
        : versioned;
  }

  /**
   * The snapshot with the marks of the leak profile.
   *
   * <p>It is asked for twice. The first request makes the runtime collect garbage: without a
   * collection since they were allocated, small locks are missed (measured on Go 1.27.4), found or
   * not found beside others. In the cheap format it costs little. The second one counts. Where both
   * are in the format of the snapshot, their marks are joined: no mark was ever seen to be wrong.
   */
  private Snapshot withLeakProfile(Cheap cheap, Snapshot snapshot) {
    progress.step("asking for the leak profile");
    boolean isFull = snapshot.tells(Detail.STRAND_IDS);
    URI firstUri = document(cheap.root(), "goroutineleak", cheap.level());
    return switch (ask(firstUri)) {
      case Reply.Absent absent -> withLeakProfile(snapshot, LeakProfile.NOT_OFFERED);
      case Reply.Failed failed ->
          snapshot.warning(EndpointWarnings.leakProfileFailed(firstUri, failed.words()));
      case Reply.Read first when isFull -> withSecondLeakProfile(snapshot, cheap, 2);
      case Reply.Read first ->
          withSecondLeakProfile(marking(snapshot, first, firstUri), cheap, cheap.level());
    };
  }

  private Snapshot withSecondLeakProfile(Snapshot snapshot, Cheap cheap, int level) {
    URI uri = document(cheap.root(), "goroutineleak", level);
    return switch (ask(uri)) {
      case Reply.Read read -> marking(snapshot, read, uri);
      case Reply.Absent absent ->
          snapshot.warning(EndpointWarnings.leakProfileFailed(uri, "it is gone (404)"));
      case Reply.Failed failed ->
          snapshot.warning(EndpointWarnings.leakProfileFailed(uri, failed.words()));
    };
  }

  private static Snapshot marking(Snapshot snapshot, Reply.Read marks, URI uri) {
    Snapshot marked = snapshot.marking(withLeakProfile(marks.snapshot(), LeakProfile.TAKEN));
    for (Warning warning : marks.snapshot().warnings()) {
      if (warning.kind() == Warning.Kind.PHANTOM_IGNORED && !marked.warnings().contains(warning)) {
        marked = marked.warning(warning);
      }
    }
    return marks.failure() == null
        ? marked
        : marked.warning(EndpointWarnings.leakProfileFailed(uri, marks.failure()));
  }

  private Reply ask(URI uri) {
    return switch (documents.open(uri)) {
      case Answer.Absent absent -> new Reply.Absent();
      case Answer.Refused refused -> new Reply.Failed(refused.words(), refused.isFinal());
      case Answer.Unreachable unreachable -> new Reply.Failed(unreachable.words(), true);
      case Answer.Document document -> read(document.body());
    };
  }

  private Reply read(InputStream stream) {
    Target target = new Target(address.name(), TargetRuntime.GO, null);
    try (InputStream body = stream) {
      DumpReader.Reading reading = reader.read(body, target, settings.maximumDecompressedBytes());
      return new Reply.Read(reading.snapshot(), reading.failure());
    } catch (UnreadableSourceException | IOException e) {
      return new Reply.Failed(String.valueOf(e.getMessage()), false);
    }
  }

  private static URI document(URI root, String profile, int level) {
    return root.resolve(profile + "?debug=" + level);
  }

  private UnreadableSourceException unreadable(String words) {
    return new UnreadableSourceException(address.name() + ": " + words);
  }

  private static Snapshot at(Instant now, Snapshot s) {
    return new Snapshot(
        s.target(),
        now,
        s.total(),
        s.cohorts(),
        s.fatalError(),
        s.leakProfile(),
        s.tells(),
        s.warnings());
  }

  private static Snapshot withLeakProfile(Snapshot s, LeakProfile leakProfile) {
    return new Snapshot(
        s.target(),
        s.takenAt(),
        s.total(),
        s.cohorts(),
        s.fatalError(),
        leakProfile,
        s.tells(),
        s.warnings());
  }
}
