package io.lostwake.golang;

import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What goroutines of a profile with `debug=1` wait for. The frames that would tell are hidden for
/// channel operations, but how many there are tells a little (measured alike on Go 1.19.8, 1.21.13,
/// 1.24.13, 1.26.8 and 1.27.4): `gopark`, `chansend` and `chansend1` are three, `gopark` and
/// `selectgo` or `block` are two. Up to Go 1.13 a channel operation has `goparkunlock` as well, and
/// a select of Go 1.7 and 1.8 has `selectgoImpl`: it cannot be told from a channel operation of
/// today. That only counts for goroutines that are parked: a preempted one hides two frames as
/// well.
final class TextWaits {

  /// So many goroutines in one place wait there: that many are not preempted at one instruction.
  private static final int MORE_THAN_RUN = 100;

  private static final int CHANNEL_FRAMES_UP_TO_1_13 = 4;

  private final boolean allAreParked;
  private final long parkAddress;

  private TextWaits(boolean allAreParked, long parkAddress) {
    this.allAreParked = allAreParked;
    this.parkAddress = parkAddress;
  }

  /// Learns where the process parks goroutines: the innermost address of those that visibly wait.
  ///
  /// @param allAreParked whether the profile holds parked goroutines only, as the leak profile does
  static TextWaits learnedFrom(List<TextRecord> records, boolean allAreParked) {
    Map<Long, Integer> votes = new HashMap<>();
    for (TextRecord record : records) {
      if (record.hiddenFrames() > 0 && isParked(RecoveredWait.of(record.frames()).blockedOn())) {
        votes.merge(record.innermostAddress(), 1, Integer::sum);
      }
    }
    long address =
        votes.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(0L);
    return new TextWaits(allAreParked, address);
  }

  private static boolean isParked(Wait wait) {
    return switch (wait.kind()) {
      case RUNNABLE, RUNNING, UNKNOWN, SYSTEM_CALL, COROUTINE, RUNTIME_INTERNAL -> false;
      default -> true;
    };
  }

  /// What the goroutines of a record wait for.
  RecoveredWait of(TextRecord record) {
    List<ProfileFrame> frames = record.frames();
    if (frames.isEmpty()) {
      return new RecoveredWait(RecoveredWait.UNKNOWN, true);
    }
    RecoveredWait visible = RecoveredWait.of(frames);
    if (visible.blockedOn().kind() != WaitKind.RUNNABLE) {
      return visible;
    }
    String innermost = frames.getFirst().function();
    int hidden = record.hiddenFrames();
    if (innermost.startsWith("runtime/pprof.")) {
      return new RecoveredWait(RecoveredWait.RUNNING, true);
    }
    if (innermost.startsWith("iter.Pull") && hidden == 1) {
      return new RecoveredWait(RecoveredWait.COROUTINE, true);
    }
    if (hidden == 0) {
      return new RecoveredWait(RecoveredWait.RUNNABLE, true);
    }
    return hiddenWait(record, hidden);
  }

  private RecoveredWait hiddenWait(TextRecord record, int hidden) {
    boolean parkIsKnown = allAreParked || parkAddress != 0;
    boolean isParked = allAreParked || record.innermostAddress() == parkAddress;
    if (parkIsKnown && !isParked && hidden > 0) {
      return new RecoveredWait(RecoveredWait.RUNNABLE, true);
    }
    if (hidden == 2 && (parkIsKnown || record.count() >= MORE_THAN_RUN)) {
      return new RecoveredWait(RecoveredWait.SELECT, false);
    }
    // Several goroutines preempted in the same place three frames deep are not to be expected.
    boolean isChannel = hidden == 3 || hidden == CHANNEL_FRAMES_UP_TO_1_13;
    if (isChannel && (parkIsKnown || record.count() > 1)) {
      return new RecoveredWait(RecoveredWait.CHAN_OPERATION, false);
    }
    return new RecoveredWait(RecoveredWait.UNKNOWN, true);
  }
}
