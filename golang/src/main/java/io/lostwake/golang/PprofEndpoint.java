package io.lostwake.golang;

import io.lostwake.golang.DumpRequests.Reply;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.UnreadableSourceException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;

/// The pprof endpoint of one living process, or one document of it.
///
/// From a base address the cheap profile comes first, because it tells the total; the full dump
/// only below a gate, because the process stands still while it is made; the leak profile last,
/// because a goroutine that it marks loses its wait time.
final class PprofEndpoint {
  private static final int[] CHEAP_LEVELS = {0, 1};

  private final EndpointAddress address;
  private final DumpRequests requests;
  private final EndpointSettings settings;
  private final InstantSource clock;
  private final Progress progress;

  PprofEndpoint(
      EndpointAddress address,
      DumpRequests requests,
      EndpointSettings settings,
      InstantSource clock,
      Progress progress) {
    this.address = address;
    this.requests = requests;
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  /// The cheap profile of a process and where its others lie.
  private record Cheap(URI root, int level, Snapshot snapshot) {}

  /// All that the process tells, within the gate.
  Snapshot take() throws UnreadableSourceException {
    return ask(true);
  }

  /// What the cheap profile tells: how many, where, and waiting for what.
  Snapshot count() throws UnreadableSourceException {
    return ask(false);
  }

  private Snapshot ask(boolean inFull) throws UnreadableSourceException {
    Instant now = clock.instant();
    progress.step("asking %s for its goroutines".formatted(address.name()));
    if (!address.mayBeDocument()) {
      return process(now, inFull);
    }
    Reply reply = requests.ask(address.uri());
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
    Snapshot taken = address.isLeakProfile() ? snapshot.with(LeakProfile.TAKEN) : snapshot;
    return taken.at(now);
  }

  /// A process, or else the words for what the address itself answered.
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
    if (!inFull) {
      return cheap.snapshot().at(now);
    }
    Snapshot full = full(cheap);
    progress.step("asking for the leak profile");
    return new LeakMarks(requests, cheap.root(), cheap.level()).puttingInto(full).at(now);
  }

  /// The cheap profile, from where the process has it.
  private Cheap cheap() throws UnreadableSourceException {
    String words = null;
    for (URI root : address.roots()) {
      for (int level : CHEAP_LEVELS) {
        Reply reply = requests.ask(document(root, "goroutine", level));
        if (reply instanceof Reply.Absent) {
          // No other level of this profile is there either.
          break;
        }
        if (reply instanceof Reply.Failed failed) {
          if (failed.isFinal()) {
            throw unreadable(failed.words());
          }
          words = words == null ? failed.words() : words;
        }
        // A profile that was cut tells too small a total, so the other level goes before it.
        if (reply instanceof Reply.Read read && (read.failure() == null || level != 0)) {
          return new Cheap(root, level, read.snapshot());
        }
      }
    }
    throw unreadable(
        words != null
            ? words
            : "it answers, but has no goroutine profile at %s (404); import net/http/pprof in it, or give the URL where its profiles are"
                .formatted(address.roots().getFirst().getRawPath()));
  }

  /// The full dump, or the cheap profile with a warning that says why it is not more.
  private Snapshot full(Cheap cheap) {
    long total = cheap.snapshot().total();
    if (total > settings.maximumGoroutines()) {
      return cheap.snapshot().warning(EndpointWarnings.gated(total, settings.maximumGoroutines()));
    }
    progress.step("reading %,d %s in full".formatted(total, TargetRuntime.GO.strands(total)));
    URI uri = document(cheap.root(), "goroutine", 2);
    return switch (requests.ask(uri)) {
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
            : full.of(new Target(target.name(), target.runtime(), version));
    return EndpointWarnings.disagree(cheap.snapshot().total(), full.total())
        ? versioned.warning(EndpointWarnings.countsDisagree(cheap.snapshot().total(), full.total()))
        : versioned;
  }

  private static URI document(URI root, String profile, int level) {
    return root.resolve(profile + "?debug=" + level);
  }

  private UnreadableSourceException unreadable(String words) {
    return new UnreadableSourceException(address.name() + ": " + words);
  }
}
