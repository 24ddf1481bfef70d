package io.lostwake.golang;

import io.lostwake.golang.HttpDocuments.Answer;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Asks one process for dumps and reads them.
final class DumpRequests {
  private final Target target;
  private final HttpDocuments documents;
  private final DumpReader reader;
  private final long maximumBytes;

  /// Requests to a process.
  ///
  /// @param target what to say the dumps are of
  /// @param maximumBytes how much of an answer is read, decompressed
  DumpRequests(Target target, HttpDocuments documents, DumpReader reader, long maximumBytes) {
    this.target = target;
    this.documents = documents;
    this.reader = reader;
    this.maximumBytes = maximumBytes;
  }

  /// What came of asking for a dump.
  sealed interface Reply {
    /// It was read.
    ///
    /// @param failure why not to its end, in words; null when it was
    record Read(Snapshot snapshot, @Nullable String failure) implements Reply {}

    /// The process does not have it.
    record Absent() implements Reply {}

    /// Nothing could be read.
    ///
    /// @param isFinal whether another document would fail in the same way
    record Failed(String words, boolean isFinal) implements Reply {}
  }

  /// Asks for a dump.
  Reply ask(URI uri) {
    return switch (documents.open(uri)) {
      case Answer.Absent absent -> new Reply.Absent();
      case Answer.Refused refused -> new Reply.Failed(refused.words(), refused.isFinal());
      case Answer.Unreachable unreachable -> new Reply.Failed(unreachable.words(), true);
      case Answer.Document document -> read(document.body());
    };
  }

  private Reply read(InputStream stream) {
    try (InputStream body = stream) {
      DumpReader.Reading reading = reader.read(body, target, maximumBytes);
      return new Reply.Read(reading.snapshot(), reading.failure());
    } catch (UnreadableSourceException | IOException e) {
      return new Reply.Failed(String.valueOf(e.getMessage()), false);
    }
  }
}
