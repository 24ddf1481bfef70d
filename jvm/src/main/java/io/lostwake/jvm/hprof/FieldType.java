package io.lostwake.jvm.hprof;

/** The type of a field or of an array's elements, with its number in HPROF. */
public enum FieldType {
  OBJECT(2),
  BOOLEAN(4),
  CHAR(5),
  FLOAT(6),
  DOUBLE(7),
  BYTE(8),
  SHORT(9),
  INT(10),
  LONG(11);

  private final int number;

  FieldType(int number) {
    this.number = number;
  }

  /** Its number in HPROF. */
  public int number() {
    return number;
  }
}
