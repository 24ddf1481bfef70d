package io.lostwake.pprof;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/// Writes `profile.proto` in gzip, in the order in which Go writes it: sample types, samples,
/// mappings, locations, functions, texts.
public final class ProfileWriter {

  private ProfileWriter() {}

  /// Writes `profile` and leaves `out` open.
  ///
  /// @throws IOException when `out` fails
  public static void write(Profile profile, OutputStream out) throws IOException {
    GZIPOutputStream gzip = new GZIPOutputStream(out);
    writePlain(profile, gzip);
    gzip.finish();
    out.flush();
  }

  private static void writePlain(Profile profile, OutputStream out) throws IOException {
    StringIndex strings = new StringIndex();
    for (ValueType type : profile.sampleTypes()) {
      writeField(out, strings, 1, type::write);
    }
    for (Sample sample : profile.samples()) {
      writeField(out, strings, 2, sample::write);
    }
    for (Mapping mapping : profile.mappings()) {
      writeField(out, strings, 3, mapping::write);
    }
    for (Location location : profile.locations()) {
      writeField(out, strings, 4, location::write);
    }
    for (Function function : profile.functions()) {
      writeField(out, strings, 5, function::write);
    }
    out.write(remarks(profile, strings));
    // Last, because everything above may add a text.
    for (String string : strings.strings()) {
      WireWriter field = new WireWriter(strings);
      field.literal(6, string);
      out.write(field.toByteArray());
    }
  }

  private static byte[] remarks(Profile profile, StringIndex strings) {
    WireWriter out = new WireWriter(strings);
    out.text(7, profile.dropFrames());
    out.text(8, profile.keepFrames());
    out.number(9, profile.timeNanos());
    out.number(10, profile.durationNanos());
    ValueType periodType = profile.periodType();
    if (periodType != null) {
      WireWriter body = out.message();
      periodType.write(body);
      out.message(11, body);
    }
    out.number(12, profile.period());
    profile.comments().forEach(comment -> out.explicitText(13, comment));
    out.text(14, profile.defaultSampleType());
    out.text(15, profile.docUrl());
    return out.toByteArray();
  }

  private static void writeField(
      OutputStream out, StringIndex strings, int field, Consumer<WireWriter> body)
      throws IOException {
    WireWriter message = new WireWriter(strings);
    body.accept(message);
    WireWriter whole = new WireWriter(strings);
    whole.message(field, message);
    out.write(whole.toByteArray());
  }
}
