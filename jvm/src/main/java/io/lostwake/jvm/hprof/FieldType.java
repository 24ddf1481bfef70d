package io.lostwake.jvm.hprof;

import org.jspecify.annotations.Nullable;

/** The type of a field or of an array's elements, with its number in HPROF. */
public enum FieldType {
  OBJECT(2, 0),
  BOOLEAN(4, 1),
  CHAR(5, 2),
  FLOAT(6, 4),
  DOUBLE(7, 8),
  BYTE(8, 1),
  SHORT(9, 2),
  INT(10, 4),
  LONG(11, 8);

  private static final @Nullable FieldType[] BY_NUMBER = byNumber();

  private final int number;
  private final int size;

  FieldType(int number, int size) {
    this.number = number;
    this.size = size;
  }

  /** Its number in HPROF. */
  public int number() {
    return number;
  }

  /** How many bytes a value takes where ids take so many. */
  int size(int idSize) {
    return this == OBJECT ? idSize : size;
  }

  /** Whether a value is a whole number, a character or a boolean. */
  boolean isWhole() {
    return this != OBJECT && this != FLOAT && this != DOUBLE;
  }

  /** The type with a number; null for none. */
  static @Nullable FieldType of(int number) {
    return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
  }

  /** How many bytes a value of the type with a number takes; 0 when there is no such type. */
  static int size(int number, int idSize) {
    FieldType type = of(number);
    return type == null ? 0 : type.size(idSize);
  }

  private static @Nullable FieldType[] byNumber() {
    @Nullable FieldType[] types = new FieldType[12];
    for (FieldType type : values()) {
      types[type.number] = type;
    }
    return types;
  }
}
