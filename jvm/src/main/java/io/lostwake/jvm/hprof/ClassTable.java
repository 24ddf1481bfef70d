package io.lostwake.jvm.hprof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The classes of a dump, by number, name and object.
final class ClassTable {
  /// How many fields all classes together may have, inherited ones counted in each of them. Large
  /// programs have less than a million.
  private static final long MOST_FIELDS = 16_000_000;

  private final HeapClass[] byNumber;
  private final List<HeapClass> all;
  private final Map<String, HeapClass> byName = new HashMap<>();
  private final LongIndex byObject = new LongIndex();
  private final ClassNumbers numbers;

  private ClassTable(HeapClass[] byNumber, ClassNumbers numbers) {
    this.byNumber = byNumber;
    this.numbers = numbers;
    List<HeapClass> listed = new ArrayList<>();
    for (int number = ClassNumbers.FIRST; number < byNumber.length; number++) {
      HeapClass type = byNumber[number];
      listed.add(type);
      HeapClass known = byName.putIfAbsent(type.name(), type);
      if (known != null && known.dump().loader != 0 && type.dump().loader == 0) {
        byName.put(type.name(), type);
      }
      byObject.putIfAbsent(type.object() + 1L, number);
    }
    all = List.copyOf(listed);
  }

  /// Reads all classes.
  static ClassTable read(
      List<Found> found,
      ObjectTable objects,
      ClassNumbers numbers,
      Texts texts,
      Pages pages,
      int idSize,
      Losses losses) {
    Map<Integer, ClassDump> dumps = new HashMap<>();
    for (Found part : found) {
      for (int i = 0; i < part.classDumps.size(); i++) {
        ClassDump dump = new ClassDump(pages, idSize, part.classDumps.get(i));
        dumps.putIfAbsent(numbers.number(dump.id), dump);
      }
    }
    HeapClass[] byNumber = new HeapClass[numbers.end()];
    for (int number = ClassNumbers.FIRST; number < byNumber.length; number++) {
      long name = numbers.name(number);
      String text =
          name == 0
              ? String.format(Locale.ROOT, "unknown class 0x%x", numbers.id(number))
              : ClassName.of(texts.text(name));
      ClassDump dump = dumps.getOrDefault(number, ClassDump.EMPTY);
      byNumber[number] = new HeapClass(text, dump, texts, idSize, objects);
    }
    new Inheritance(byNumber, numbers, losses).link(MOST_FIELDS);
    for (int number = 0; number < ClassNumbers.FIRST; number++) {
      HeapClass none = new HeapClass("no class", ClassDump.EMPTY, texts, idSize, objects);
      byNumber[number] = none;
    }
    ClassTable table = new ClassTable(byNumber, numbers);
    table.nameOwnTypes(texts, idSize, objects);
    return table;
  }

  /// The classes that HPROF has types for.
  private void nameOwnTypes(Texts texts, int idSize, ObjectTable objects) {
    nameOwnType(ClassNumbers.CLASS, "java.lang.Class", texts, idSize, objects);
    for (FieldType type : FieldType.values()) {
      if (type != FieldType.OBJECT) {
        String name = type.name().toLowerCase(Locale.ROOT) + "[]";
        nameOwnType(type.number(), name, texts, idSize, objects);
      }
    }
  }

  private void nameOwnType(int number, String name, Texts texts, int idSize, ObjectTable objects) {
    HeapClass known = byName.get(name);
    byNumber[number] =
        known != null ? known : new HeapClass(name, ClassDump.EMPTY, texts, idSize, objects);
  }

  HeapClass ofNumber(int number) {
    return byNumber[number];
  }

  /// How many numbers of classes there are.
  int end() {
    return byNumber.length;
  }

  /// The class with a serial number; null for none.
  @Nullable HeapClass ofSerial(long serial) {
    int number = numbers.ofSerial(serial);
    return number < 0 ? null : byNumber[number];
  }

  /// The class that an object is; null when it is none.
  @Nullable HeapClass ofObject(int object) {
    int number = byObject.get(object + 1L);
    return number < 0 ? null : byNumber[number];
  }

  @Nullable HeapClass named(String name) {
    return byName.get(name);
  }

  List<HeapClass> all() {
    return all;
  }
}
