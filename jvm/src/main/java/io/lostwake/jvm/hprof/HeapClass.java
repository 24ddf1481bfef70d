package io.lostwake.jvm.hprof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class of a heap dump. Two loaders may have loaded classes of one name. */
@SuppressWarnings("DoNotCallSuggester")
public final class HeapClass {
  /** Its name as Java writes it, such as {@code java.lang.Thread$State} or {@code byte[]}. */
  public String name() {
    throw new UnsupportedOperationException();
  }

  /** Its superclass; null for {@code java.lang.Object}, and where the dump lacks it. */
  public @Nullable HeapClass superclass() {
    throw new UnsupportedOperationException();
  }

  /** Whether it or one of its superclasses has this name. */
  public boolean isA(String name) {
    throw new UnsupportedOperationException();
  }

  /** Its {@code java.lang.Class}, as a number of an object. */
  public int object() {
    throw new UnsupportedOperationException();
  }

  /** Its class loader as a number of an object; {@link HeapGraph#NONE} for the boot loader. */
  public int loader() {
    throw new UnsupportedOperationException();
  }

  /** Its protection domain as a number of an object, or {@link HeapGraph#NONE}. */
  public int protectionDomain() {
    throw new UnsupportedOperationException();
  }

  /** Its instance fields and those of its superclasses, its own first. */
  public List<HeapField> fields() {
    throw new UnsupportedOperationException();
  }

  /** The field of this name that the class, or its nearest superclass, declares; null for none. */
  public @Nullable HeapField field(String name) {
    throw new UnsupportedOperationException();
  }
}
