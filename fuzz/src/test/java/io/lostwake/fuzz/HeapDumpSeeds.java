package io.lostwake.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// Two small heap dumps, with ids of 4 and 8 bytes, that hold a class, instances, arrays, a thread
/// with a frame and a local: a real one has some hundred thousand bytes, of which most are names.
final class HeapDumpSeeds {
  private final ByteBuffer bytes = ByteBuffer.allocate(4096);
  private final int idSize;

  private HeapDumpSeeds(int idSize) {
    this.idSize = idSize;
  }

  static Stream<byte[]> dumps() {
    return Stream.of(new HeapDumpSeeds(4).dump(), new HeapDumpSeeds(8).dump());
  }

  private byte[] dump() {
    bytes.put("JAVA PROFILE 1.0.2\0".getBytes(StandardCharsets.UTF_8)).putInt(idSize).putLong(1);
    text(1, "java/lang/String").text(2, "value").text(3, "run");
    record(0x02, 2 * idSize + 8).u4(1).id(0x100).u4(0).id(1);
    record(0x04, 4 * idSize + 8).id(7).id(3).id(3).id(0).u4(1).u4(12);
    record(0x05, 12 + idSize).u4(1).u4(1).u4(1).id(7);
    int classDump = 1 + 7 * idSize + 8 + 2 + 2 + (idSize + 1 + 4) + 2 + idSize + 1;
    int instance = 1 + 2 * idSize + 8 + idSize;
    int objects = 1 + 2 * idSize + 8 + 2 * idSize;
    int primitives = 1 + idSize + 9 + 3;
    int roots = 3 * (1 + idSize) + 2 * 8;
    record(0x1C, classDump + instance + objects + primitives + roots);
    u1(0x20).id(0x100).u4(0).id(0x100).id(0).id(0).id(0).id(0).id(0).u4(idSize).u2(0);
    u2(1).id(2).u1(10).u4(5).u2(1).id(2).u1(2);
    u1(0x21).id(0x108).u4(0).id(0x100).u4(idSize).id(0x118);
    u1(0x22).id(0x110).u4(0).u4(2).id(0x100).id(0x108).id(0x999);
    u1(0x23).id(0x118).u4(0).u4(3).u1(8).u1('a').u1('b').u1('c');
    u1(0x05).id(0x100).u1(0x08).id(0x108).u4(1).u4(1).u1(0x03).id(0x110).u4(1).u4(0);
    record(0x2C, 0);
    byte[] dump = new byte[bytes.position()];
    bytes.get(0, dump);
    return dump;
  }

  private HeapDumpSeeds text(long id, String text) {
    byte[] name = text.getBytes(StandardCharsets.UTF_8);
    record(0x01, idSize + name.length).id(id);
    bytes.put(name);
    return this;
  }

  private HeapDumpSeeds record(int tag, int length) {
    return u1(tag).u4(0).u4(length);
  }

  private HeapDumpSeeds id(long id) {
    if (idSize == 8) {
      bytes.putLong(id);
    } else {
      bytes.putInt((int) id);
    }
    return this;
  }

  private HeapDumpSeeds u1(int value) {
    bytes.put((byte) value);
    return this;
  }

  private HeapDumpSeeds u2(int value) {
    bytes.putShort((short) value);
    return this;
  }

  private HeapDumpSeeds u4(int value) {
    bytes.putInt(value);
    return this;
  }
}
