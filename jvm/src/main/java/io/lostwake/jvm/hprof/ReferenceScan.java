package io.lostwake.jvm.hprof;

import java.io.IOException;

/// Collects the references of the objects in ranges of a dump.
final class ReferenceScan {
  /// What is read of an array or an instance at once, in bytes.
  private static final int PIECE = 1 << 15;

  private final Cursor cursor;
  private final int idSize;
  private final ObjectTable objects;
  private final int[][] fields;
  private final int[] starts;
  private final Targets.Writer writer;
  private long dangling;

  /// Starts with nothing.
  ///
  /// @param fields for every number of a class, where the references are in its instances,
  ///   ascending
  /// @param starts where to put where each object's list starts
  ReferenceScan(
      DumpFile file,
      int idSize,
      ObjectTable objects,
      int[][] fields,
      int[] starts,
      Targets.Writer writer) {
    this.cursor = new Cursor(file, idSize);
    this.idSize = idSize;
    this.objects = objects;
    this.fields = fields;
    this.starts = starts;
    this.writer = writer;
  }

  /// Scans a range, which has whole records only.
  void scan(long start, long end) throws IOException {
    cursor.seek(start, end);
    while (cursor.has(1)) {
      long position = cursor.position();
      int tag = cursor.u1();
      switch (tag) {
        case SubRecord.INSTANCE -> instance(position);
        case SubRecord.OBJECT_ARRAY -> objectArray(position);
        case SubRecord.PRIMITIVE_ARRAY -> primitiveArray();
        case SubRecord.CLASS -> classDump();
        case SubRecord.JNI_GLOBAL -> cursor.skip(2L * idSize);
        case SubRecord.JAVA_FRAME, SubRecord.JNI_LOCAL, SubRecord.THREAD_OBJECT ->
            cursor.skip(idSize + 8L);
        case SubRecord.NATIVE_STACK, SubRecord.THREAD_BLOCK -> cursor.skip(idSize + 4L);
        default -> cursor.skip(idSize);
      }
    }
  }

  /// How many ids so far pointed nowhere.
  long dangling() {
    return dangling;
  }

  private void instance(long position) throws IOException {
    int at = cursor.need(2 * idSize + 8);
    byte[] window = cursor.window();
    int object = objects.number(BigEndian.id(window, at, idSize));
    long length = BigEndian.i4(window, at + 2 * idSize + 4) & 0xffff_ffffL;
    cursor.skip(2L * idSize + 8);
    if (object >= 0 && objects.position(object) == position) {
      int[] offsets = fields[objects.classNumber(object)];
      if (offsets.length > 0) {
        if (length <= PIECE) {
          references(object, offsets, (int) length);
        } else {
          long end = cursor.position() + length;
          referencesOfLarge(object, offsets, length);
          cursor.skip(end - cursor.position());
          return;
        }
      }
    }
    cursor.skip(length);
  }

  private void references(int object, int[] offsets, int length) throws IOException {
    int data = cursor.need(length);
    byte[] window = cursor.window();
    writer.start(offsets.length);
    for (int offset : offsets) {
      if (offset + idSize <= length) {
        add(BigEndian.id(window, data + offset, idSize));
      }
    }
    starts[object] = writer.finish();
  }

  private void referencesOfLarge(int object, int[] offsets, long length) throws IOException {
    long data = cursor.position();
    writer.start(offsets.length);
    for (int offset : offsets) {
      if (offset + idSize <= length) {
        cursor.skip(data + offset - cursor.position());
        add(cursor.id());
      }
    }
    starts[object] = writer.finish();
  }

  private void objectArray(long position) throws IOException {
    int at = cursor.need(2 * idSize + 8);
    byte[] window = cursor.window();
    int object = objects.number(BigEndian.id(window, at, idSize));
    long length = BigEndian.i4(window, at + idSize + 4) & 0xffff_ffffL;
    cursor.skip(2L * idSize + 8);
    if (object < 0 || objects.position(object) != position) {
      cursor.skip(length * idSize);
      return;
    }
    writer.start((int) Math.min(length, Integer.MAX_VALUE));
    long left = length;
    while (left > 0) {
      int piece = (int) Math.min(left, PIECE / idSize);
      int from = cursor.need(piece * idSize);
      byte[] bytes = cursor.window();
      for (int i = 0; i < piece; i++) {
        add(BigEndian.id(bytes, from + i * idSize, idSize));
      }
      cursor.skip((long) piece * idSize);
      left -= piece;
    }
    starts[object] = writer.finish();
  }

  private void primitiveArray() throws IOException {
    int at = cursor.need(idSize + 9);
    byte[] window = cursor.window();
    long length = BigEndian.i4(window, at + idSize + 4) & 0xffff_ffffL;
    int size = FieldType.size(window[at + idSize + 8], 0);
    cursor.skip(idSize + 9 + length * size);
  }

  private void classDump() throws IOException {
    cursor.skip(7L * idSize + 8);
    values(2);
    values(idSize);
    cursor.skip((long) cursor.u2() * (idSize + 1));
  }

  private void values(int name) throws IOException {
    int count = cursor.u2();
    for (int i = 0; i < count; i++) {
      cursor.skip(name);
      cursor.skip(FieldType.size(cursor.u1(), idSize));
    }
  }

  private void add(long id) {
    if (id != 0) {
      int target = objects.number(id);
      if (target >= 0) {
        writer.add(target);
      } else {
        dangling++;
      }
    }
  }
}
