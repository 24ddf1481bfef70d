package io.lostwake.cli;

import io.lostwake.golang.Progress;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Looks at sources, once or twice. A source that cannot be read does not stop the others.
final class Looks {
  private final Sources sources;
  private final Progress progress;
  private final Consumer<UnreadableSourceException> unreadable;
  private boolean isAllRead = true;

  /// @param unreadable hears of every source of which nothing could be read
  Looks(Sources sources, Progress progress, Consumer<UnreadableSourceException> unreadable) {
    this.sources = sources;
    this.progress = progress;
    this.unreadable = unreadable;
  }

  /// Looks at processes and dumps once.
  List<History> once(List<String> names) {
    List<Snapshot> dumps = new ArrayList<>();
    List<History> processes = new ArrayList<>();
    first(names)
        .forEach((name, snapshot) -> {
          if (Sources.isProcess(name)) {
            processes.add(new History(List.of(snapshot)));
          } else {
            dumps.add(snapshot);
          }
        });
    processes.addAll(History.ofDumps(dumps));
    return processes;
  }

  /// Looks at processes twice.
  ///
  /// @throws InterruptedException if the command is to end
  List<History> twice(List<String> names, Duration apart, Session.Pause pause)
      throws InterruptedException {
    Map<String, Snapshot> before = first(names);
    if (!before.isEmpty()) {
      progress.step("waiting for the second look");
      pause.sleep(apart);
    }
    List<History> histories = new ArrayList<>();
    before.forEach((name, snapshot) -> histories.add(again(name, snapshot)));
    return histories;
  }

  /// Whether every source could be read so far.
  boolean isAllRead() {
    return isAllRead;
  }

  private Map<String, Snapshot> first(List<String> names) {
    Map<String, Snapshot> taken = new LinkedHashMap<>();
    for (String name : names) {
      try {
        taken.put(name, sources.take(name));
      } catch (UnreadableSourceException e) {
        isAllRead = false;
        unreadable.accept(e);
      }
    }
    return taken;
  }

  private History again(String name, Snapshot first) {
    try {
      return History.ofLooks(first, sources.take(name));
    } catch (UnreadableSourceException e) {
      return new History(
          List.of(
              first.warning(
                  new Warning(
                      Warning.Kind.REQUEST_FAILED,
                      "",
                      "the second look failed: " + e.getMessage(),
                      "only the first look is reported, so nothing is known of growth"))));
    }
  }
}
