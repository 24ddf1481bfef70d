package io.lostwake.pprof;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/// The samples of a profile that was read: the file's own bytes, decoded one at a time, so that
/// many samples take little memory.
final class EncodedSamples extends AbstractList<Sample> implements RandomAccess {

  /// Far above any real stack (Go keeps at most 1,024 frames), far below what would hurt.
  static final int MAX_SAMPLE_BYTES = 1 << 20;

  private final byte[] profile;
  private final int[] fieldOffsets;
  private final StringTable strings;

  private EncodedSamples(byte[] profile, int[] fieldOffsets, StringTable strings) {
    this.profile = profile;
    this.fieldOffsets = fieldOffsets;
    this.strings = strings;
  }

  @Override
  public Sample get(int index) {
    try {
      return decode(index);
    } catch (MalformedProfileException e) {
      throw new IllegalStateException("the profile's bytes have changed since they were read", e);
    }
  }

  @Override
  public int size() {
    return fieldOffsets.length;
  }

  private Sample decode(int index) throws MalformedProfileException {
    return Sample.read(body(field(index)), strings);
  }

  private WireReader field(int index) throws MalformedProfileException {
    WireReader in = new WireReader(profile, fieldOffsets[index], profile.length);
    in.next();
    return in;
  }

  private static WireReader body(WireReader field) throws MalformedProfileException {
    WireReader body = field.message("a sample");
    if (body.remaining() > MAX_SAMPLE_BYTES) {
      throw field.malformed("a sample of at most " + MAX_SAMPLE_BYTES + " bytes");
    }
    return body;
  }

  /// Collects the places of samples in the bytes of a profile.
  static final class Builder {

    private int[] fieldOffsets = new int[16];
    private int count;

    /// Adds the current field of `in`.
    void add(WireReader in) throws MalformedProfileException {
      body(in);
      if (count == fieldOffsets.length) {
        fieldOffsets = Arrays.copyOf(fieldOffsets, count + (count >> 1));
      }
      fieldOffsets[count++] = in.fieldOffset();
    }

    /// The samples, each decoded once and found to have `values` values and only locations that
    /// exist.
    EncodedSamples checked(byte[] profile, StringTable strings, int values, IdSet locationIds)
        throws MalformedProfileException {
      EncodedSamples samples =
          new EncodedSamples(profile, Arrays.copyOf(fieldOffsets, count), strings);
      for (int i = 0; i < count; i++) {
        Sample sample = samples.decode(i);
        WireReader in = samples.field(i);
        if (sample.values().size() != values) {
          throw in.malformed(
              "a sample with %d values, one per sample type, not %d"
                  .formatted(values, sample.values().size()));
        }
        for (long id : sample.locationIds()) {
          locationIds.require(in, id);
        }
      }
      return samples;
    }
  }
}
