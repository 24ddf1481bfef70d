package io.lostwake.jvm.hprof;

import java.util.function.IntConsumer;

/**
 * The references between the objects of a heap dump: fields, elements of arrays, static fields;
 * from a class to its loader, superclass, protection domain and signers; from every object to its
 * class.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class References {
  /** Calls with every object that an object refers to; never with {@link HeapGraph#NONE}. */
  public void forEach(int object, IntConsumer target) {
    throw new UnsupportedOperationException();
  }
}
