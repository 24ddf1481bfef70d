package io.lostwake.fuzz;

import io.lostwake.golang.SnapshotReader;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// What a reader says: a snapshot, or why there is none. Anything else it throws is a finding.
///
/// @param snapshot null when there is none
/// @param refusal null when there is a snapshot
record Answer(@Nullable Snapshot snapshot, @Nullable String refusal) {

  /// How many bytes of an input are read: enough for every state of every reader.
  static final int LARGEST_INPUT = 64 << 10;

  /// Something that a source can be asked again and again.
  @FunctionalInterface
  interface Question {
    /// Asks.
    ///
    /// @throws UnreadableSourceException if there is nothing to say
    /// @throws IOException never, because memory cannot fail
    Snapshot ask() throws IOException, UnreadableSourceException;
  }

  /// Asks, and checks what holds for every answer.
  static Answer to(long inputBytes, Question question) {
    Answer answer = Allocation.bounded(inputBytes, () -> answer(question));
    if (answer.snapshot != null) {
      Sound.check(answer.snapshot);
    } else {
      Sound.words(answer.refusal);
    }
    return answer;
  }

  /// What a reader answers to these bytes, checked.
  static Answer of(SnapshotReader reader, byte[] bytes) {
    return to(bytes.length, () -> reader.read(new ByteArrayInputStream(bytes), Sound.TARGET));
  }

  /// What a reader answers to these bytes when they come a few at a time, checked.
  static Answer ofDripping(SnapshotReader reader, byte[] bytes) {
    return to(bytes.length, () -> reader.read(new DrippingStream(bytes), Sound.TARGET));
  }

  private static Answer answer(Question question) {
    try {
      return new Answer(question.ask(), null);
    } catch (UnreadableSourceException e) {
      return new Answer(null, e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }
}
