package io.lostwake.jvm.hprof;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads the values inside single objects from the dump.
final class Values {
  private static final int LONGEST_STRING = 10_000;

  private final Pages pages;
  private final int idSize;
  private final ObjectTable objects;
  private final ClassTable classes;

  Values(Pages pages, int idSize, ObjectTable objects, ClassTable classes) {
    this.pages = pages;
    this.idSize = idSize;
    this.objects = objects;
    this.classes = classes;
  }

  HeapClass classOf(int object) {
    return classes.ofNumber(objects.classNumber(object));
  }

  int reference(int object, HeapField field) {
    return field.type() == FieldType.OBJECT
        ? reference(object, field, classOf(object).offset(field))
        : HeapGraph.NONE;
  }

  int reference(int object, String name) {
    HeapField field = classOf(object).field(name);
    return field != null && field.type() == FieldType.OBJECT
        ? reference(object, field, field.offset())
        : HeapGraph.NONE;
  }

  private int reference(int object, HeapField field, int offset) {
    long at = position(object, field, offset);
    return at == 0 ? HeapGraph.NONE : objects.number(pages.id(at));
  }

  long number(int object, HeapField field, long absent) {
    return number(object, field, classOf(object).offset(field), absent);
  }

  long number(int object, String name, long absent) {
    HeapField field = classOf(object).field(name);
    return field == null ? absent : number(object, field, field.offset(), absent);
  }

  private long number(int object, HeapField field, int offset, long absent) {
    long at = field.type().isWhole() ? position(object, field, offset) : 0;
    return at == 0 ? absent : pages.number(at, field.type());
  }

  /// Where a field's value is; 0 when the object has none.
  private long position(int object, HeapField field, int offset) {
    long start = objects.position(object);
    if (offset < 0 || pages.u1(start) != SubRecord.INSTANCE) {
      return 0;
    }
    long data = start + 1 + 2L * idSize + 8;
    long length = pages.u4(data - 4);
    return offset + (long) field.type().size(idSize) <= length ? data + offset : 0;
  }

  int length(int array) {
    int kind = pages.u1(objects.position(array));
    return kind == SubRecord.OBJECT_ARRAY || kind == SubRecord.PRIMITIVE_ARRAY
        ? (int) Math.min(Integer.MAX_VALUE, pages.u4(objects.position(array) + 1 + idSize + 4))
        : -1;
  }

  int element(int array, int index) {
    long start = objects.position(array);
    boolean there = pages.u1(start) == SubRecord.OBJECT_ARRAY && index < length(array);
    return there && index >= 0
        ? objects.number(pages.id(start + 1 + 2L * idSize + 8 + (long) index * idSize))
        : HeapGraph.NONE;
  }

  long numberElement(int array, int index) {
    if (index < 0 || index >= length(array)) {
      throw new IndexOutOfBoundsException(index);
    }
    long start = objects.position(array);
    FieldType type = elementType(start);
    if (type == null || !type.isWhole()) {
      throw new IllegalArgumentException("no array of numbers");
    }
    return pages.number(data(start) + (long) index * type.size(idSize), type);
  }

  private @Nullable FieldType elementType(long start) {
    return pages.u1(start) == SubRecord.PRIMITIVE_ARRAY
        ? FieldType.of(pages.u1(start + 1 + idSize + 8))
        : null;
  }

  private long data(long start) {
    return start + 1 + idSize + 9;
  }

  /// The text of a string, as JDK 9 and later keep it (bytes and a coder), or earlier (chars, of
  /// JDK 6 and earlier a part of them).
  @Nullable String string(int string) {
    HeapClass type = classOf(string);
    HeapField value = type.field("value");
    if (!type.name().equals("java.lang.String") || value == null) {
      return null;
    }
    int array = reference(string, value);
    FieldType element = array < 0 ? null : elementType(objects.position(array));
    if (element == FieldType.BYTE) {
      boolean latin = number(string, "coder", 0) == 0;
      Charset charset = latin ? StandardCharsets.ISO_8859_1 : wide();
      return text(array, 0, length(array), latin ? 1 : 2, 1, charset);
    }
    if (element == FieldType.CHAR) {
      int first = (int) number(string, "offset", 0);
      int count = (int) number(string, "count", length(array));
      return text(array, first, count, 1, 2, StandardCharsets.UTF_16BE);
    }
    return null;
  }

  /// Bytes of wide characters are in the order of the machine that ran the JVM.
  private Charset wide() {
    HeapClass type = classes.named("java.lang.StringUTF16");
    boolean highFirst = type != null && type.staticNumber("HI_BYTE_SHIFT", 0) == 8;
    return highFirst ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  private @Nullable String text(
      int array, int first, int count, int elementsPerChar, int elementSize, Charset charset) {
    int length = length(array);
    if (first < 0 || count < 0 || first > length - count) {
      return null;
    }
    int elements = Math.min(count, LONGEST_STRING * elementsPerChar);
    long start = data(objects.position(array)) + (long) first * elementSize;
    return new String(pages.bytes(start, elements * elementSize), charset);
  }
}
