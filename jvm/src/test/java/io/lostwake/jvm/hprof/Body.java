package io.lostwake.jvm.hprof;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The body of a record, written piece by piece.
final class Body {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final int idSize;

  Body(int idSize) {
    this.idSize = idSize;
  }

  Body u1(int value) {
    return number(1, value);
  }

  Body u2(int value) {
    return number(2, value);
  }

  Body u4(long value) {
    return number(4, value);
  }

  Body u8(long value) {
    return number(8, value);
  }

  Body id(long value) {
    return number(idSize, value);
  }

  Body bytes(byte... more) {
    try {
      out.write(more);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A root: its kind, the object, and whatever its kind has besides.
  Body root(int kind, long object, long... more) {
    u1(kind).id(object);
    for (long value : more) {
      u4(value);
    }
    return this;
  }

  /// A class up to its constant pool.
  Body classHead(long id, long superclass, long loader, long signers, long domain) {
    u1(SubRecord.CLASS).id(id).u4(0).id(superclass).id(loader).id(signers).id(domain);
    return id(0).id(0).u4(0);
  }

  /// A class with nothing but fields, given as pairs of the name's id and the type.
  Body simpleClass(long id, long superclass, long... fields) {
    classHead(id, superclass, 0, 0, 0).u2(0).u2(0).u2(fields.length / 2);
    for (int i = 0; i < fields.length; i += 2) {
      id(fields[i]).u1((int) fields[i + 1]);
    }
    return this;
  }

  Body instance(long id, long type, byte[] data) {
    return u1(SubRecord.INSTANCE).id(id).u4(0).id(type).u4(data.length).bytes(data);
  }

  Body objects(long id, long type, long... elements) {
    u1(SubRecord.OBJECT_ARRAY).id(id).u4(0).u4(elements.length).id(type);
    for (long element : elements) {
      id(element);
    }
    return this;
  }

  Body primitives(long id, FieldType type, int length, byte[] data) {
    u1(SubRecord.PRIMITIVE_ARRAY).id(id).u4(0).u4(length).u1(type.number());
    return bytes(data);
  }

  byte[] done() {
    return bytes.toByteArray();
  }

  private Body number(int size, long value) {
    try {
      for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
        out.writeByte((int) (value >>> shift));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
