package io.lostwake.jvm.hprof;

/// What a dump tells of one class, as ids.
final class ClassDump {
  /// A class of which the dump tells nothing.
  static final ClassDump EMPTY = new ClassDump();

  final long id;
  final long superclass;
  final long loader;
  final long signers;
  final long protectionDomain;

  /// Objects in the constant pool.
  final long[] constants;

  final long[] staticNames;
  final FieldType[] staticTypes;
  final long[] staticValues;
  final long[] fieldNames;
  final FieldType[] fieldTypes;

  private ClassDump() {
    id = 0;
    superclass = 0;
    loader = 0;
    signers = 0;
    protectionDomain = 0;
    constants = new long[0];
    staticNames = new long[0];
    staticTypes = new FieldType[0];
    staticValues = new long[0];
    fieldNames = new long[0];
    fieldTypes = new FieldType[0];
  }

  /// Reads a record that is known to be all there.
  ClassDump(Pages pages, int idSize, long position) {
    id = pages.id(position + 1);
    long at = position + 1 + idSize + 4;
    superclass = pages.id(at);
    loader = pages.id(at + idSize);
    signers = pages.id(at + 2L * idSize);
    protectionDomain = pages.id(at + 3L * idSize);
    at += 6L * idSize + 4;

    int constantCount = pages.u2(at);
    at += 2;
    Longs objects = new Longs();
    for (int i = 0; i < constantCount; i++) {
      FieldType type = type(pages, at + 2);
      if (type == FieldType.OBJECT) {
        objects.add(pages.id(at + 3));
      }
      at += 3 + type.size(idSize);
    }
    constants = objects.toArray();

    int statics = pages.u2(at);
    at += 2;
    staticNames = new long[statics];
    staticTypes = new FieldType[statics];
    staticValues = new long[statics];
    for (int i = 0; i < statics; i++) {
      staticNames[i] = pages.id(at);
      FieldType type = type(pages, at + idSize);
      staticTypes[i] = type;
      staticValues[i] = pages.number(at + idSize + 1, type);
      at += idSize + 1 + type.size(idSize);
    }

    int fields = pages.u2(at);
    at += 2;
    fieldNames = new long[fields];
    fieldTypes = new FieldType[fields];
    for (int i = 0; i < fields; i++) {
      fieldNames[i] = pages.id(at);
      fieldTypes[i] = type(pages, at + idSize);
      at += idSize + 1;
    }
  }

  /// The ids of everything that the class refers to, null ones too.
  long[] references() {
    Longs ids = new Longs();
    ids.add(superclass);
    ids.add(loader);
    ids.add(signers);
    ids.add(protectionDomain);
    for (long constant : constants) {
      ids.add(constant);
    }
    for (int i = 0; i < staticTypes.length; i++) {
      if (staticTypes[i] == FieldType.OBJECT) {
        ids.add(staticValues[i]);
      }
    }
    return ids.toArray();
  }

  private static FieldType type(Pages pages, long position) {
    FieldType type = FieldType.of(pages.u1(position));
    return type == null ? FieldType.BYTE : type;
  }
}
