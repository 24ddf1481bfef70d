package io.lostwake.jvm.hprof;

/// The distinct calls of all stacks: many threads stand at few places.
final class Calls {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final Longs methods = new Longs();
  private final Longs signatures = new Longs();
  private final Longs files = new Longs();
  private final Longs places = new Longs();
  private int[] slots = new int[64];

  /// The number of a call, which is a new one if there was none like it.
  ///
  /// @param method the id of its name
  /// @param signature the id of its signature
  /// @param file the id of the source file's name
  /// @param classSerial the serial number of its class
  /// @param line as HPROF has it
  int number(long method, long signature, long file, int classSerial, int line) {
    long place = ((long) classSerial << 32) | (line & 0xffff_ffffL);
    int slot = hash(method, signature, file, place) & (slots.length - 1);
    while (slots[slot] != 0) {
      int call = slots[slot] - 1;
      if (methods.get(call) == method
          && places.get(call) == place
          && signatures.get(call) == signature
          && files.get(call) == file) {
        return call;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    int call = methods.size();
    methods.add(method);
    signatures.add(signature);
    files.add(file);
    places.add(place);
    slots[slot] = call + 1;
    if (2 * call > slots.length) {
      grow();
    }
    return call;
  }

  int size() {
    return methods.size();
  }

  long method(int call) {
    return methods.get(call);
  }

  long signature(int call) {
    return signatures.get(call);
  }

  long file(int call) {
    return files.get(call);
  }

  long classSerial(int call) {
    return places.get(call) >>> 32;
  }

  int line(int call) {
    return (int) places.get(call);
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int call = 0; call < methods.size(); call++) {
      int hash = hash(methods.get(call), signatures.get(call), files.get(call), places.get(call));
      int slot = hash & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = call + 1;
    }
  }

  private static int hash(long method, long signature, long file, long place) {
    long hash = method * SPREAD + signature;
    hash = (hash ^ (hash >>> 29)) * SPREAD + file;
    hash = (hash ^ (hash >>> 29) ^ place) * SPREAD;
    return (int) (hash >>> 32);
  }
}
