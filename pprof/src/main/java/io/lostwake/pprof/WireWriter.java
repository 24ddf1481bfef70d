package io.lostwake.pprof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes the fields of one protobuf message. Leaves out numbers that are 0, as proto3 does.
final class WireWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringIndex strings;

  WireWriter(StringIndex strings) {
    this.strings = strings;
  }

  /// An empty message that shares this one's texts.
  WireWriter message() {
    return new WireWriter(strings);
  }

  void number(int field, long value) {
    if (value != 0) {
      explicitNumber(field, value);
    }
  }

  /// Writes the number even if it is 0.
  void explicitNumber(int field, long value) {
    varint(((long) field << 3) | WireReader.VARINT);
    varint(value);
  }

  void truth(int field, boolean value) {
    number(field, value ? 1 : 0);
  }

  /// Writes the number that stands for the text.
  void text(int field, String text) {
    number(field, strings.of(text));
  }

  /// Writes the number that stands for the text even if the text is empty.
  void explicitText(int field, String text) {
    explicitNumber(field, strings.of(text));
  }

  /// Writes the numbers in packed form.
  void numbers(int field, List<Long> values) {
    if (values.isEmpty()) {
      return;
    }
    WireWriter packed = message();
    values.forEach(packed::varint);
    message(field, packed);
  }

  void message(int field, WireWriter body) {
    bytes(field, body.out.toByteArray());
  }

  /// Writes the text itself.
  void literal(int field, String text) {
    bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  private void bytes(int field, byte[] body) {
    varint(((long) field << 3) | WireReader.LENGTH_DELIMITED);
    varint(body.length);
    out.writeBytes(body);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
