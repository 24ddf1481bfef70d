package io.lostwake.jvm.hprof;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Writes a dump byte by byte, also such as no JVM writes. Names are texts whose ids are given out
/// in order from 1,000,000 on.
final class DumpBuilder {
  static final int TEXT = 0x01;
  static final int LOAD_CLASS = 0x02;
  static final int FRAME = 0x04;
  static final int TRACE = 0x05;
  static final int HEAP_DUMP = 0x0C;
  static final int SEGMENT = 0x1C;
  static final int END = 0x2C;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final int idSize;
  private long nextText = 1_000_000;
  private int nextClass = 1;

  DumpBuilder(int idSize) {
    this("1.0.2", idSize);
  }

  DumpBuilder(String version, int idSize) {
    this.idSize = idSize;
    write(() -> {
      out.write(("JAVA PROFILE " + version + "\0").getBytes(StandardCharsets.UTF_8));
      out.writeInt(idSize);
      out.writeLong(1_700_000_000_123L);
    });
  }

  /// How many bytes an id takes.
  int idSize() {
    return idSize;
  }

  /// Adds a record of any kind.
  DumpBuilder record(int tag, byte[] body) {
    return head(tag, body.length).raw(body);
  }

  /// Adds the head of a record, which may lie about its length.
  DumpBuilder head(int tag, long length) {
    return write(() -> {
      out.writeByte(tag);
      out.writeInt(0);
      out.writeInt((int) length);
    });
  }

  DumpBuilder raw(byte[] more) {
    return write(() -> out.write(more));
  }

  /// Adds a text and gives its id.
  long text(String text) {
    long id = nextText;
    nextText++;
    byte[] name = text.getBytes(StandardCharsets.UTF_8);
    record(TEXT, new Body(idSize).id(id).bytes(name).done());
    return id;
  }

  /// Names a class, as the JVM writes it, and gives its serial number.
  int loadClass(long id, String name) {
    int serial = nextClass;
    nextClass++;
    long text = text(name);
    record(LOAD_CLASS, new Body(idSize).u4(serial).id(id).u4(0).id(text).done());
    return serial;
  }

  DumpBuilder frame(long id, long method, long signature, long file, int classSerial, int line) {
    Body body = new Body(idSize).id(id).id(method).id(signature).id(file);
    return record(FRAME, body.u4(classSerial).u4(line).done());
  }

  DumpBuilder trace(int serial, int thread, long... frames) {
    Body body = new Body(idSize).u4(serial).u4(thread).u4(frames.length);
    for (long frame : frames) {
      body.id(frame);
    }
    return record(TRACE, body.done());
  }

  DumpBuilder segment(Body body) {
    return record(SEGMENT, body.done());
  }

  /// Ends the dump as HotSpot does.
  byte[] end() {
    return record(END, new byte[0]).toBytes();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private DumpBuilder write(Write write) {
    try {
      write.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }
}
