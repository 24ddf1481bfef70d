package io.lostwake.golang;

import io.lostwake.model.CohortCounter;
import io.lostwake.model.CohortTable;
import io.lostwake.model.Detail;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Stack;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts the records of one goroutine profile, whatever its format, and what the format lost.
final class ProfileTally {

  /// More goroutines than any machine has memory for; a record that claims more is not believed.
  static final long LARGEST_COUNT = 1L << 32;

  private final CohortTable table = new CohortTable();
  private final boolean isLeakProfile;
  private final List<Warning> warnings = new ArrayList<>();
  private long phantoms;
  private boolean isMainMarked;
  private long cutStacks;
  private long nilNotTold;
  private long directionNotTold;
  private long waitsNotTold;
  private long withoutId;
  private long withId;

  /// A tally of `goroutineleak`, whose goroutines are all marked, or of `goroutine`.
  ProfileTally(boolean isLeakProfile) {
    this.isLeakProfile = isLeakProfile;
  }

  /// Counts a record that has no stack and stands for no goroutine.
  void addPhantom(long count) {
    phantoms += count;
  }

  /// Notes a loss.
  void warn(Warning warning) {
    warnings.add(warning);
  }

  /// Counts goroutines of which only their number is known.
  ///
  /// @return where to count their labels; null when there are too many places
  @Nullable CohortCounter add(long count, ProfilePlace place) {
    withoutId += count;
    CohortCounter counter = at(count, place);
    if (counter != null) {
      counter.add(count, isMarked(place));
    }
    return counter;
  }

  /// Counts one goroutine with its id.
  @Nullable CohortCounter add(
      long id, long creatorId, int minutes, boolean isMarked, ProfilePlace place) {
    withId++;
    CohortCounter counter = at(1, place);
    if (counter != null) {
      counter.add(id, creatorId, minutes, isMarked(place) || isMarked);
    }
    return counter;
  }

  /// Goroutines counted so far.
  long total() {
    return table.total();
  }

  /// Records that stand for no goroutine, counted so far.
  long phantoms() {
    return phantoms;
  }

  private @Nullable CohortCounter at(long count, ProfilePlace place) {
    Wait wait = place.waiting().blockedOn();
    nilNotTold += place.waiting().tellsNil() ? 0 : count;
    directionNotTold += wait.kind() == WaitKind.CHAN_OPERATION ? count : 0;
    waitsNotTold += wait.kind() == WaitKind.UNKNOWN ? count : 0;
    cutStacks += place.isWhole() ? 0 : count;
    CohortCounter counter = table.at(shared(place.stack()), wait, null);
    if (counter == null) {
      table.addOverLimit(count);
    }
    return counter;
  }

  /// The stack with frames that other stacks have too kept once, as long as stacks are kept at all.
  private Stack shared(Stack stack) {
    return table.strandsOverLimit() > 0
        ? stack
        : new Stack(stack.frames().stream().map(table::intern).toList(), stack.elided());
  }

  /// The main goroutine in `select {}` is a common idiom that Go 1.26's leak profile marks.
  private boolean isMarked(ProfilePlace place) {
    if (isLeakProfile && place.isMain() && place.mayBeEmptySelect()) {
      isMainMarked = true;
      return false;
    }
    return isLeakProfile;
  }

  /// The snapshot of what was counted.
  ///
  /// @param format how people call the format
  /// @throws UnreadableSourceException if it is a profile of all goroutines and there is none
  Snapshot snapshot(Target target, @Nullable Instant takenAt, String format)
      throws UnreadableSourceException {
    if (total() == 0 && !isLeakProfile) {
      throw new UnreadableSourceException(
          "a goroutine profile (%s) without a goroutine: was it cut short, or a difference taken with ?seconds=?"
              .formatted(format));
    }
    addLosses(format);
    return new Snapshot(
        target,
        takenAt,
        total(),
        table.cohorts(),
        null,
        isLeakProfile ? LeakProfile.TAKEN : LeakProfile.NOT_TAKEN,
        tells(),
        warnings);
  }

  private Set<Detail> tells() {
    Set<Detail> tells = EnumSet.noneOf(Detail.class);
    if (directionNotTold == 0) {
      tells.add(Detail.CHANNEL_DIRECTION);
    }
    if (nilNotTold == 0) {
      tells.add(Detail.NIL_CHANNELS);
    }
    if (withId > 0 && withoutId == 0) {
      tells.addAll(EnumSet.of(Detail.STRAND_IDS, Detail.WAIT_MINUTES, Detail.CREATOR_IDS));
    }
    return tells;
  }

  private void addLosses(String format) {
    if (phantoms > 0) {
      warnings.add(FalseMarks.phantomWarning(phantoms));
    }
    if (isMainMarked) {
      warnings.add(FalseMarks.mainWarning());
    }
    loss(
        Warning.Kind.IDS_NOT_TOLD,
        withoutId,
        format + " tells no ids, no wait times and no creators (%s).",
        "Goroutines lost one by one cannot be told from goroutines started together.");
    loss(
        Warning.Kind.DIRECTION_NOT_TOLD,
        directionNotTold,
        format + " does not tell a send from a receive (%s).",
        "Which side of the channel is missing is not known.");
    loss(
        Warning.Kind.NIL_CHANNEL_NOT_TOLD,
        nilNotTold,
        format + " does not tell nil channels and empty selects from others (%s).",
        "Waits that can never end may be among them.");
    loss(
        Warning.Kind.WAIT_NOT_TOLD,
        waitsNotTold,
        format + " does not tell what %s wait for.",
        "They may be running.");
    loss(
        Warning.Kind.RECORD_CUT_SHORT,
        cutStacks,
        "The stacks of %s end before their outermost frame.",
        "They cannot be joined with another format's.");
    loss(
        Warning.Kind.STACKS_OVER_LIMIT,
        table.strandsOverLimit(),
        "%s are at more distinct places than are kept.",
        "They are counted in the total only.");
  }

  private void loss(Warning.Kind kind, long goroutines, String says, String cost) {
    if (goroutines > 0) {
      String words = "%,d %s".formatted(goroutines, TargetRuntime.GO.strands(goroutines));
      warnings.add(new Warning(kind, "", says.formatted(words), cost));
    }
  }
}
