package io.lostwake.jvm.hprof;

import io.lostwake.model.Warning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A heap dump as a graph. Objects are numbered from 0 without gaps, classes among them. Not for
 * several threads at once.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class HeapGraph implements AutoCloseable {
  /** No object: a null reference, or an id that points nowhere. */
  public static final int NONE = -1;

  /**
   * Opens a dump in HPROF 1.0.1 or 1.0.2, gzip or not.
   *
   * @throws UnreadableHeapDumpException if it is none; the message says what it is instead
   */
  public static HeapGraph open(Path dump) throws IOException, UnreadableHeapDumpException {
    throw new UnsupportedOperationException();
  }

  /** When the dump was taken. */
  public Instant takenAt() {
    throw new UnsupportedOperationException();
  }

  /** Whether the whole dump was read. If not, nothing can be proven from what is missing. */
  public boolean isComplete() {
    throw new UnsupportedOperationException();
  }

  /** Every loss. */
  public List<Warning> warnings() {
    throw new UnsupportedOperationException();
  }

  /** How many objects there are. */
  public int objectCount() {
    throw new UnsupportedOperationException();
  }

  /** The id in the dump. */
  public long id(int object) {
    throw new UnsupportedOperationException();
  }

  /** The object with an id, or {@link #NONE}. */
  public int object(long id) {
    throw new UnsupportedOperationException();
  }

  /** The class of an object; that of a class's object is {@code java.lang.Class}. */
  public HeapClass classOf(int object) {
    throw new UnsupportedOperationException();
  }

  /** Every class. */
  public List<HeapClass> classes() {
    throw new UnsupportedOperationException();
  }

  /** The class that an object is, when it is one; else null. */
  public @Nullable HeapClass asClass(int object) {
    throw new UnsupportedOperationException();
  }

  /**
   * The class of this name that the boot loader loaded, or else any of this name; null for none.
   */
  public @Nullable HeapClass classNamed(String name) {
    throw new UnsupportedOperationException();
  }

  /** The instances of a class and of its subclasses, ascending. */
  public IntStream instances(HeapClass type) {
    throw new UnsupportedOperationException();
  }

  /** The value of a reference field; {@link #NONE} when it is null or the object is cut short. */
  public int reference(int object, HeapField field) {
    throw new UnsupportedOperationException();
  }

  /** The value of a field of the name, by the object's class; NONE when it has no such field. */
  public int reference(int object, String field) {
    throw new UnsupportedOperationException();
  }

  /** The value of a boolean, byte, char, short, int or long field. */
  public long number(int object, HeapField field) {
    throw new UnsupportedOperationException();
  }

  /** The value of such a field by its name. */
  public long number(int object, String field, long absent) {
    throw new UnsupportedOperationException();
  }

  /** The value of a static reference field; NONE when there is none. */
  public int staticReference(HeapClass type, String field) {
    throw new UnsupportedOperationException();
  }

  /** The value of a static number; {@code absent} when there is none. */
  public long staticNumber(HeapClass type, String field, long absent) {
    throw new UnsupportedOperationException();
  }

  /** The text of a {@code java.lang.String}, cut at 10,000 characters; null for anything else. */
  public @Nullable String string(int object) {
    throw new UnsupportedOperationException();
  }

  /** The length of an array; -1 for anything else. */
  public int length(int array) {
    throw new UnsupportedOperationException();
  }

  /** An element of an array of objects, or NONE. */
  public int element(int array, int index) {
    throw new UnsupportedOperationException();
  }

  /** An element of an array of booleans, bytes, chars, shorts, ints or longs. */
  public long numberElement(int array, int index) {
    throw new UnsupportedOperationException();
  }

  /** The roots that belong to no thread, in the order of the dump. Threads know their own. */
  public List<Root> roots() {
    throw new UnsupportedOperationException();
  }

  /**
   * Every thread with its stack. Frames and their locals are read when asked for, so that a million
   * threads cost little.
   */
  public List<HeapThread> threads() {
    throw new UnsupportedOperationException();
  }

  /**
   * Every reference from object to object that the dump tells, as a compact graph in memory, read
   * in one pass.
   *
   * @param filter which fields count
   */
  public References references(ReferenceFilter filter) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
