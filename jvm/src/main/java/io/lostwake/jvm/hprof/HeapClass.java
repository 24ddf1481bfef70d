package io.lostwake.jvm.hprof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class of a heap dump. Two loaders may have loaded classes of one name. */
public final class HeapClass {
  private final String name;
  private final ClassDump dump;
  private final Texts texts;
  private final int idSize;
  private final int object;
  private final int loader;
  private final int protectionDomain;
  private @Nullable HeapClass superclass;
  private @Nullable List<HeapField> fields;
  private @Nullable Map<String, HeapField> byName;

  HeapClass(String name, ClassDump dump, Texts texts, int idSize, ObjectTable objects) {
    this.name = name;
    this.dump = dump;
    this.texts = texts;
    this.idSize = idSize;
    this.object = objects.number(dump.id);
    this.loader = objects.number(dump.loader);
    this.protectionDomain = objects.number(dump.protectionDomain);
  }

  /** Its name as Java writes it, such as {@code java.lang.Thread$State} or {@code byte[]}. */
  public String name() {
    return name;
  }

  /** Its superclass; null for {@code java.lang.Object}, and where the dump lacks it. */
  public @Nullable HeapClass superclass() {
    return superclass;
  }

  /** Whether it or one of its superclasses has this name. */
  public boolean isA(String name) {
    for (HeapClass type = this; type != null; type = type.superclass) {
      if (type.name.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Its {@code java.lang.Class}, as a number of an object; NONE when the dump lacks it. */
  public int object() {
    return object;
  }

  /** Its class loader as a number of an object; {@link HeapGraph#NONE} for the boot loader. */
  public int loader() {
    return loader;
  }

  /** Its protection domain as a number of an object, or {@link HeapGraph#NONE}. */
  public int protectionDomain() {
    return protectionDomain;
  }

  /** Its instance fields and those of its superclasses, its own first. */
  public List<HeapField> fields() {
    List<HeapField> all = fields;
    if (all == null) {
      all = readFields();
      fields = all;
    }
    return all;
  }

  /** The field of this name that the class, or its nearest superclass, declares; null for none. */
  public @Nullable HeapField field(String name) {
    Map<String, HeapField> map = byName;
    if (map == null) {
      map = new HashMap<>();
      for (HeapField field : fields()) {
        map.putIfAbsent(field.name(), field);
      }
      byName = map;
    }
    return map.get(name);
  }

  /** The names of the static reference fields that it declares itself. */
  public List<String> staticReferenceNames() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < dump.staticNames.length; i++) {
      if (dump.staticTypes[i] == FieldType.OBJECT) {
        names.add(texts.text(dump.staticNames[i]));
      }
    }
    return names;
  }

  @Override
  public String toString() {
    return name;
  }

  /** What the dump tells of it. */
  ClassDump dump() {
    return dump;
  }

  /** The id in a static reference field; 0 when it is null, or there is no such field. */
  long staticId(String name) {
    int index = staticIndex(name);
    return index >= 0 && dump.staticTypes[index] == FieldType.OBJECT ? dump.staticValues[index] : 0;
  }

  /** The value of a static number. */
  long staticNumber(String name, long absent) {
    int index = staticIndex(name);
    return index >= 0 && dump.staticTypes[index].isWhole() ? dump.staticValues[index] : absent;
  }

  private int staticIndex(String name) {
    for (int i = 0; i < dump.staticNames.length; i++) {
      if (texts.text(dump.staticNames[i]).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether it is a class or one of its subclasses. */
  boolean extendsOrIs(HeapClass other) {
    for (HeapClass type = this; type != null; type = type.superclass) {
      if (type == other) {
        return true;
      }
    }
    return false;
  }

  void inherit(HeapClass superclass) {
    this.superclass = superclass;
  }

  /**
   * Where a field is in the data of its instances, whichever class on the way up it was asked of;
   * -1 when it has no such field.
   */
  int offset(HeapField field) {
    List<HeapField> all = fields();
    int low = 0;
    int high = all.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (all.get(middle).offset() <= field.offset()) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    if (low <= high && same(all.get(low), field)) {
      return all.get(low).offset();
    }
    for (HeapField own : all) {
      if (same(own, field)) {
        return own.offset();
      }
    }
    return -1;
  }

  private static boolean same(HeapField one, HeapField other) {
    return one.name().equals(other.name())
        && one.type() == other.type()
        && one.declaringClass().equals(other.declaringClass());
  }

  private List<HeapField> readFields() {
    List<HeapField> all = new ArrayList<>();
    int offset = 0;
    for (HeapClass type = this; type != null; type = type.superclass) {
      for (int i = 0; i < type.dump.fieldNames.length; i++) {
        FieldType fieldType = type.dump.fieldTypes[i];
        String text = texts.text(type.dump.fieldNames[i]);
        all.add(new HeapField(type.name, text, fieldType, offset));
        offset += fieldType.size(idSize);
      }
    }
    return List.copyOf(all);
  }
}
