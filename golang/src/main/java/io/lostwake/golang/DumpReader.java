package io.lostwake.golang;

import io.lostwake.golang.log.DumpFormat;
import io.lostwake.golang.log.Markers;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import io.lostwake.pprof.GzipStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads a dump of any format, plain or gzip, from a stream of unknown content.
final class DumpReader {

  private final Readers readers;
  private final long maximumDecompressedBytes;

  /// A reader.
  ///
  /// @param maximumDecompressedBytes how much of gzip data is read
  DumpReader(Readers readers, long maximumDecompressedBytes) {
    this.readers = readers;
    this.maximumDecompressedBytes = maximumDecompressedBytes;
  }

  /// What was read.
  ///
  /// @param snapshot with warnings of what is missing
  /// @param failure why the stream ended before the dump did, in words; null when it did not fail
  record Reading(Snapshot snapshot, @Nullable String failure) {}

  /// Reads the one dump that a process answered with, as far as the stream and the limits allow.
  ///
  /// @param plainLimit how much of it is read when it is not compressed, in bytes
  /// @throws UnreadableSourceException if not one goroutine could be read; the message is a clause,
  ///   without the target's name
  Reading read(InputStream stream, Target target, long plainLimit)
      throws UnreadableSourceException {
    return read(stream, target, plainLimit, this::document);
  }

  /// Reads one of the dumps in a text of any kind.
  ///
  /// @param number which one, from 1; [DumpSelection#LAST] for the last
  /// @throws UnreadableSourceException if there is none, or not so many; the message is a clause,
  ///   without the target's name
  Reading readLog(InputStream stream, Target target, int number) throws UnreadableSourceException {
    return read(
        stream,
        target,
        Long.MAX_VALUE,
        (input, of) ->
            input.isProfile()
                ? profile(input, of, number)
                : new DumpSelection(readers, of, number).read(input));
  }

  /// Reads what was recognised.
  @FunctionalInterface
  private interface Way {
    Snapshot read(DumpRecogniser input, Target target)
        throws IOException, UnreadableSourceException;
  }

  private Reading read(InputStream stream, Target target, long plainLimit, Way way)
      throws UnreadableSourceException {
    DumpInput input = new DumpInput(stream, plainLimit);
    try {
      PushbackInputStream start = new PushbackInputStream(stream, 2);
      byte[] magic = start.readNBytes(2);
      start.unread(magic);
      input =
          magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b
              ? new DumpInput(new GzipStream(start), maximumDecompressedBytes)
              : new DumpInput(start, plainLimit);
      DumpRecogniser recognised = DumpRecogniser.recognise(input);
      Snapshot snapshot = FalseMarks.removedFrom(way.read(recognised, target));
      return new Reading(warnings(snapshot, input), input.failureWords());
    } catch (EOFException | ZipException e) {
      throw new UnreadableSourceException(
          "it starts like gzip, but the gzip data is damaged; fetch it again", e);
    } catch (IOException e) {
      throw new UnreadableSourceException(VisibleText.of(String.valueOf(e.getMessage()), 200), e);
    } catch (UnreadableSourceException e) {
      throw new UnreadableSourceException(words(e, target, input), e);
    }
  }

  private static String words(UnreadableSourceException e, Target target, DumpInput input) {
    String failure = input.failureWords();
    if (failure != null) {
      return failure + ", before the first goroutine; try again";
    }
    return input.isOverLimit()
        ? "%s (only the first %s were read)"
            .formatted(withoutName(e, target), Bytes.words(input.count()))
        : withoutName(e, target);
  }

  /// Readers may begin their words with the target's name, which the caller says anyway.
  private static String withoutName(UnreadableSourceException e, Target target) {
    String words = String.valueOf(e.getMessage());
    String name = target.name() + ": ";
    return words.startsWith(name) ? words.substring(name.length()) : words;
  }

  /// What a process answers is one dump, whatever is in it.
  private Snapshot document(DumpRecogniser input, Target target)
      throws IOException, UnreadableSourceException {
    if (input.isProfile()) {
      return profile(input, target, DumpSelection.LAST);
    }
    String head = new String(input.head(), StandardCharsets.ISO_8859_1);
    DumpFormat format = Markers.formatOf(head);
    return format == null
        ? new DumpSelection(readers, target, DumpSelection.LAST).read(input)
        : readers.of(format).read(input.content(), target);
  }

  private Snapshot profile(DumpRecogniser recognised, Target target, int number)
      throws IOException, UnreadableSourceException {
    if (number > 1) {
      throw new UnreadableSourceException(
          "there is no dump %d in it: it is one profile".formatted(number));
    }
    return readers.profile().read(recognised.content(), target);
  }

  private static Snapshot warnings(Snapshot snapshot, DumpInput input) {
    Snapshot result = snapshot;
    String failure = input.failureWords();
    if (input.isOverLimit() || failure != null) {
      String says =
          failure == null
              ? "The dump is longer than %s; the rest was not read."
                  .formatted(Bytes.words(input.count()))
              : "The dump ends early, after %s: %s.".formatted(Bytes.words(input.count()), failure);
      result =
          result.warning(
              new Warning(
                  Warning.Kind.DUMP_CUT_OFF,
                  "byte %,d".formatted(input.count()),
                  says,
                  "Counts are lower bounds."));
    }
    return result;
  }
}
