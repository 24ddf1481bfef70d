package io.lostwake.golang;

/// Tells profile.proto from everything else by the shape of its fields, since the format has no
/// magic number.
final class ProfileShape {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int ENOUGH_FIELDS = 64;

  private final byte[] bytes;
  private final int end;
  private int position;

  private ProfileShape(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /// Whether the bytes could be the beginning of a profile.
  static boolean matches(byte[] bytes, int end) {
    return hasControlBytes(bytes, Math.min(end, 64)) && new ProfileShape(bytes, end).hasFields();
  }

  /// Text has none of these, and a profile's small numbers are hardly anything else.
  private static boolean hasControlBytes(byte[] bytes, int end) {
    for (int i = 0; i < end; i++) {
      if (bytes[i] >= 0 && bytes[i] < '\t') {
        return true;
      }
    }
    return false;
  }

  private boolean hasFields() {
    int fields = 0;
    boolean isFirstString = true;
    while (position < end && fields < ENOUGH_FIELDS) {
      long tag = varint();
      int field = (int) (tag >>> 3);
      int wire = (int) (tag & 7);
      if (tag < 0 || tag > 0x7f || !isOfProfile(field, wire)) {
        return false;
      }
      long value = varint();
      if (wire == LENGTH_DELIMITED) {
        // The first string of a profile is empty by definition.
        if (value < 0 || (field == 6 && isFirstString && value != 0)) {
          return false;
        }
        isFirstString &= field != 6;
        position = (int) Math.min(end, position + value);
      }
      fields++;
    }
    return fields >= 2;
  }

  /// profile.proto: message fields and strings are delimited, numbers are varints.
  private static boolean isOfProfile(int field, int wire) {
    return switch (field) {
      case 1, 2, 3, 4, 5, 6, 11 -> wire == LENGTH_DELIMITED;
      case 7, 8, 9, 10, 12, 14, 15 -> wire == VARINT;
      case 13 -> wire == VARINT || wire == LENGTH_DELIMITED;
      default -> false;
    };
  }

  /// The next number, as far as the bytes go.
  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64 && position < end; shift += 7) {
      byte b = bytes[position++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    return value;
  }
}
