package io.lostwake.pprof;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads the fields of one protobuf message in place: varints, fixed words and length-delimited
/// bytes. Groups, which `profile.proto` does not use, are refused.
final class WireReader {

  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int LENGTH_DELIMITED = 2;
  static final int FIXED32 = 5;

  private static final long MAX_FIELD_NUMBER = (1L << 29) - 1;

  private final byte[] bytes;
  private final int end;
  private int position;
  private int fieldOffset;
  private int fieldNumber;
  private int wireType;

  /// A reader of `bytes` from `start` up to but without `end`.
  WireReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /// Moves to the next field and returns its number, or 0 at the end of the message.
  int next() throws MalformedProfileException {
    if (position == end) {
      return 0;
    }
    fieldOffset = position;
    long tag = rawVarint("a field tag");
    long number = tag >>> 3;
    if (number == 0 || number > MAX_FIELD_NUMBER) {
      throw malformed("a field number from 1 to 536870911");
    }
    wireType = (int) tag & 7;
    fieldNumber = (int) number;
    return fieldNumber;
  }

  /// Where the current field's tag is.
  int fieldOffset() {
    return fieldOffset;
  }

  /// How many bytes of this message are left.
  int remaining() {
    return end - position;
  }

  /// The current field's value as a number.
  long number(String what) throws MalformedProfileException {
    require(VARINT, what, "a varint");
    return rawVarint(what);
  }

  /// The current field's value as a truth value.
  boolean truth(String what) throws MalformedProfileException {
    return number(what) != 0;
  }

  /// The current field's value as a message of its own.
  WireReader message(String what) throws MalformedProfileException {
    require(LENGTH_DELIMITED, what, "length-delimited");
    return delimited(what);
  }

  /// The current field's value as text. Bytes that are no UTF-8 become U+FFFD.
  String text(String what) throws MalformedProfileException {
    WireReader body = message(what);
    return new String(bytes, body.position, body.end - body.position, StandardCharsets.UTF_8);
  }

  /// Adds the current field's numbers: one, or several in packed form.
  void numbers(String what, List<Long> into) throws MalformedProfileException {
    if (wireType == VARINT) {
      into.add(rawVarint(what));
      return;
    }
    WireReader packed = message(what);
    while (packed.remaining() > 0) {
      into.add(packed.rawVarint(what));
    }
  }

  /// Adds the current field's numbers, each of them counted by `budget`.
  void numbers(String what, List<Long> into, EntryBudget budget) throws MalformedProfileException {
    if (wireType == VARINT) {
      budget.take(this);
      into.add(rawVarint(what));
      return;
    }
    WireReader packed = message(what);
    while (packed.remaining() > 0) {
      budget.take(this);
      into.add(packed.rawVarint(what));
    }
  }

  /// Steps over the current field, whatever it is.
  void skip() throws MalformedProfileException {
    String what = "field " + fieldNumber;
    switch (wireType) {
      case VARINT -> rawVarint(what);
      case FIXED64 -> skipFixed(what, 8);
      case FIXED32 -> skipFixed(what, 4);
      case LENGTH_DELIMITED -> delimited(what);
      default ->
          throw malformed("%s with wire type 0, 1, 2 or 5, not %d".formatted(what, wireType));
    }
  }

  /// A complaint about the current field as a whole.
  MalformedProfileException malformed(String expected) {
    return new MalformedProfileException(fieldOffset, expected);
  }

  private void require(int type, String what, String typeName) throws MalformedProfileException {
    if (wireType != type) {
      throw malformed(
          "%s as %s (wire type %d), not wire type %d".formatted(what, typeName, type, wireType));
    }
  }

  private WireReader delimited(String what) throws MalformedProfileException {
    int lengthOffset = position;
    long length = rawVarint("the length of " + what);
    if (length < 0 || length > end - position) {
      throw new MalformedProfileException(
          lengthOffset,
          "%s of at most %d bytes (what is left), not %s"
              .formatted(what, end - position, Long.toUnsignedString(length)));
    }
    int start = position;
    position += (int) length;
    return new WireReader(bytes, start, position);
  }

  private void skipFixed(String what, int size) throws MalformedProfileException {
    if (end - position < size) {
      throw new MalformedProfileException(position, "%s as %d bytes".formatted(what, size));
    }
    position += size;
  }

  private long rawVarint(String what) throws MalformedProfileException {
    int start = position;
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (position == end) {
        throw new MalformedProfileException(start, what + " as a whole varint, not one cut short");
      }
      byte next = bytes[position++];
      // The tenth byte has room for one bit; protobuf drops the others.
      value |= shift < 64 ? (long) (next & 0x7f) << shift : 0;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedProfileException(start, what + " as a varint of at most 10 bytes");
  }
}
