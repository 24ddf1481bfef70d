package io.lostwake.jvm.hprof;

import java.io.IOException;

/// Finds the objects and roots of heap dump segments.
final class SegmentScan {
  private final Cursor cursor;
  private final int idSize;
  private final ClassNumbers classes;
  private final Found found;
  private boolean unknown;

  SegmentScan(DumpFile file, int idSize, ClassNumbers classes, Found found) {
    this.cursor = new Cursor(file, idSize);
    this.idSize = idSize;
    this.classes = classes;
    this.found = found;
  }

  /// Scans one segment.
  ///
  /// @param end may lie behind the end of the file
  /// @return where the first record starts that is not all there or not known; `end` if there is
  ///   none
  long scan(long start, long end) throws IOException {
    unknown = false;
    cursor.seek(start, end);
    while (cursor.has(1)) {
      long position = cursor.position();
      if (!record(cursor.u1(), position)) {
        return position;
      }
    }
    return cursor.end();
  }

  /// Whether the last scan stopped at a record of an unknown kind.
  boolean stoppedAtUnknown() {
    return unknown;
  }

  private boolean record(int tag, long position) throws IOException {
    return switch (tag) {
      case SubRecord.INSTANCE -> instance(position);
      case SubRecord.OBJECT_ARRAY -> objectArray(position);
      case SubRecord.PRIMITIVE_ARRAY -> primitiveArray(position);
      case SubRecord.JAVA_FRAME, SubRecord.JNI_LOCAL -> local(position);
      case SubRecord.THREAD_OBJECT -> thread();
      case SubRecord.CLASS -> classDump(position);
      case SubRecord.UNKNOWN, SubRecord.STICKY_CLASS, SubRecord.MONITOR_USED -> root(tag, 0);
      case SubRecord.JNI_GLOBAL -> root(tag, idSize);
      case SubRecord.NATIVE_STACK, SubRecord.THREAD_BLOCK -> root(tag, 4);
      default -> {
        unknown = true;
        yield false;
      }
    };
  }

  private boolean instance(long position) throws IOException {
    int head = 2 * idSize + 8;
    if (!cursor.has(head)) {
      return false;
    }
    int at = cursor.need(head);
    byte[] window = cursor.window();
    long id = BigEndian.id(window, at, idSize);
    long type = BigEndian.id(window, at + idSize + 4, idSize);
    long length = BigEndian.i4(window, at + 2 * idSize + 4) & 0xffff_ffffL;
    return object(id, position, head + length, classes.number(type));
  }

  private boolean objectArray(long position) throws IOException {
    int head = 2 * idSize + 8;
    if (!cursor.has(head)) {
      return false;
    }
    int at = cursor.need(head);
    byte[] window = cursor.window();
    long id = BigEndian.id(window, at, idSize);
    long length = BigEndian.i4(window, at + idSize + 4) & 0xffff_ffffL;
    long type = BigEndian.id(window, at + idSize + 8, idSize);
    return object(id, position, head + length * idSize, classes.number(type));
  }

  private boolean primitiveArray(long position) throws IOException {
    int head = idSize + 9;
    if (!cursor.has(head)) {
      return false;
    }
    int at = cursor.need(head);
    byte[] window = cursor.window();
    long id = BigEndian.id(window, at, idSize);
    long length = BigEndian.i4(window, at + idSize + 4) & 0xffff_ffffL;
    int type = window[at + idSize + 8];
    int size = FieldType.size(type, 0);
    return size > 0 && object(id, position, head + length * size, type);
  }

  private boolean object(long id, long position, long length, int type) {
    if (!cursor.has(length)) {
      return false;
    }
    cursor.skip(length);
    found.object(id, position, type);
    return true;
  }

  private boolean local(long position) throws IOException {
    int length = idSize + 8;
    if (!cursor.has(length)) {
      return false;
    }
    int at = cursor.need(length);
    int serial = BigEndian.i4(cursor.window(), at + idSize);
    cursor.skip(length);
    found.local(serial, position, cursor.position());
    return true;
  }

  private boolean thread() throws IOException {
    if (!cursor.has(idSize + 8)) {
      return false;
    }
    long id = cursor.id();
    int serial = cursor.i4();
    found.thread(id, serial, cursor.i4());
    return true;
  }

  private boolean root(int kind, int more) throws IOException {
    if (!cursor.has(idSize + more)) {
      return false;
    }
    found.root(kind, cursor.id());
    cursor.skip(more);
    return true;
  }

  private boolean classDump(long position) throws IOException {
    if (!cursor.has(7L * idSize + 8 + 2)) {
      return false;
    }
    long id = cursor.id();
    cursor.skip(4 + 6L * idSize + 4);
    if (!values(2) || !values(idSize) || !cursor.has(2)) {
      return false;
    }
    long fields = (long) cursor.u2() * (idSize + 1);
    if (!cursor.has(fields)) {
      return false;
    }
    cursor.skip(fields);
    found.object(id, position, ClassNumbers.CLASS);
    found.classDumps.add(position);
    return true;
  }

  /// Goes over the constant pool or the static fields: an index or name, a type, a value.
  private boolean values(int name) throws IOException {
    if (!cursor.has(2)) {
      return false;
    }
    int count = cursor.u2();
    for (int i = 0; i < count; i++) {
      if (!cursor.has(name + 1)) {
        return false;
      }
      cursor.skip(name);
      int size = FieldType.size(cursor.u1(), idSize);
      if (size == 0 || !cursor.has(size)) {
        return false;
      }
      cursor.skip(size);
    }
    return true;
  }
}
