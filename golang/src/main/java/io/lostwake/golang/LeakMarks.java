package io.lostwake.golang;

import io.lostwake.golang.DumpRequests.Reply;
import io.lostwake.golang.ProcessIdentity.Comparison;
import io.lostwake.model.Detail;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Warning;
import java.net.URI;

/// Asks a process for its leak profile and puts the marks into a snapshot of it.
///
/// The profile is asked for twice. The first request makes the runtime collect garbage: without a
/// collection since they were allocated, small locks are missed (Go 1.27.4: 2 of 40 first profiles
/// missed one, none of 40 second ones). In the cheap format it costs little. The second request
/// counts. Where both are in the format of the snapshot, their marks are joined: no mark was ever
/// seen to be wrong.
final class LeakMarks {
  private final DumpRequests requests;
  private final URI root;
  private final int cheapLevel;

  /// Marks from a process.
  ///
  /// @param root where its profiles are
  /// @param cheapLevel the `debug` of the cheap format that it gives
  LeakMarks(DumpRequests requests, URI root, int cheapLevel) {
    this.requests = requests;
    this.root = root;
    this.cheapLevel = cheapLevel;
  }

  /// The snapshot with the marks, or with a warning that says why there are none.
  Snapshot puttingInto(Snapshot snapshot) {
    URI uri = uri(cheapLevel);
    return switch (requests.ask(uri)) {
      case Reply.Absent absent -> snapshot.with(LeakProfile.NOT_OFFERED);
      case Reply.Failed failed ->
          snapshot.warning(EndpointWarnings.leakProfileFailed(uri, failed.words()));
      case Reply.Read first when snapshot.tells(Detail.STRAND_IDS) -> second(snapshot, uri(2));
      case Reply.Read first -> second(marking(snapshot, first, uri), uri);
    };
  }

  private Snapshot second(Snapshot snapshot, URI uri) {
    return switch (requests.ask(uri)) {
      case Reply.Read read -> marking(snapshot, read, uri);
      case Reply.Absent absent ->
          snapshot.warning(EndpointWarnings.leakProfileFailed(uri, "it is gone (404)"));
      case Reply.Failed failed ->
          snapshot.warning(EndpointWarnings.leakProfileFailed(uri, failed.words()));
    };
  }

  private static Snapshot marking(Snapshot snapshot, Reply.Read marks, URI uri) {
    if (ProcessIdentity.compare(snapshot, marks.snapshot()) == Comparison.DIFFERENT) {
      return snapshot.warning(EndpointWarnings.otherProcess(uri));
    }
    Snapshot marked = snapshot.marking(marks.snapshot().with(LeakProfile.TAKEN));
    for (Warning warning : marks.snapshot().warnings()) {
      if (warning.kind() == Warning.Kind.PHANTOM_IGNORED && !marked.warnings().contains(warning)) {
        marked = marked.warning(warning);
      }
    }
    return marks.failure() == null
        ? marked
        : marked.warning(EndpointWarnings.leakProfileFailed(uri, marks.failure()));
  }

  private URI uri(int level) {
    return root.resolve("goroutineleak?debug=" + level);
  }
}
