package io.lostwake.jvm.hprof;

/** Which reference fields of instances count. Asked once per class and field. */
@FunctionalInterface
public interface ReferenceFilter {
  /** Whether a field counts in instances of a class, which declares or inherits it. */
  boolean follows(HeapClass type, HeapField field);
}
