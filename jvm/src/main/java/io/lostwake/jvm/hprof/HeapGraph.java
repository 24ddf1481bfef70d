package io.lostwake.jvm.hprof;

import io.lostwake.model.Warning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A heap dump as a graph. Objects are numbered from 0 without gaps, classes among them. Not for
 * several threads at once.
 *
 * <p>Methods that read the dump throw {@link UncheckedIOException} when that fails.
 */
public final class HeapGraph implements AutoCloseable {
  /** No object: a null reference, or an id that points nowhere. */
  public static final int NONE = -1;

  private final DumpFile file;
  private final Header header;
  private final Segments segments;
  private final List<Warning> warnings;
  private final ObjectTable objects;
  private final ClassTable classes;
  private final Values values;
  private final ThreadTable threads;
  private final List<Root> roots;

  HeapGraph(
      DumpFile file,
      Header header,
      Segments segments,
      List<Warning> warnings,
      ObjectTable objects,
      ClassTable classes,
      Values values,
      ThreadTable threads,
      List<Root> roots) {
    this.file = file;
    this.header = header;
    this.segments = segments;
    this.warnings = warnings;
    this.objects = objects;
    this.classes = classes;
    this.values = values;
    this.threads = threads;
    this.roots = roots;
  }

  /**
   * Opens a dump in HPROF 1.0.1 or 1.0.2, gzip or not. A dump in gzip is unpacked into a private
   * temporary file, which is gone as soon as the graph is closed.
   *
   * <p>Takes memory in proportion to the records that are in the file, never to the counts and
   * lengths that they claim. Cut off with a warning: more than 16 million fields of all classes
   * together, inherited ones counted in each class; more than 1,000 unknown records in a row.
   *
   * @throws UnreadableHeapDumpException if it is none, or larger than 1 TiB, or has more than
   *     2,147,483,639 objects; the message says what it is instead
   */
  public static HeapGraph open(Path dump) throws IOException, UnreadableHeapDumpException {
    List<Warning> warnings = new ArrayList<>();
    DumpFile file = Unpacking.open(dump, warnings);
    try {
      return new GraphReading(file).read(warnings);
    } catch (UncheckedIOException e) {
      file.close();
      throw e.getCause();
    } catch (Throwable e) {
      file.close();
      throw e;
    }
  }

  /** When the dump was taken. */
  public Instant takenAt() {
    return header.takenAt();
  }

  /** Whether the whole dump was read. If not, nothing can be proven from what is missing. */
  public boolean isComplete() {
    return warnings.isEmpty();
  }

  /** Every loss. */
  public List<Warning> warnings() {
    return warnings;
  }

  /** How many objects there are. */
  public int objectCount() {
    return objects.count();
  }

  /** The id in the dump. */
  public long id(int object) {
    return objects.id(object);
  }

  /** The object with an id, or {@link #NONE}. */
  public int object(long id) {
    return objects.number(id);
  }

  /** The class of an object; that of a class's object is {@code java.lang.Class}. */
  public HeapClass classOf(int object) {
    return values.classOf(object);
  }

  /** Every class. */
  public List<HeapClass> classes() {
    return classes.all();
  }

  /** The class that an object is, when it is one; else null. */
  public @Nullable HeapClass asClass(int object) {
    return classes.ofObject(object);
  }

  /**
   * The class of this name that the boot loader loaded, or else any of this name; null for none.
   */
  public @Nullable HeapClass classNamed(String name) {
    return classes.named(name);
  }

  /** The instances of a class and of its subclasses, ascending. */
  public IntStream instances(HeapClass type) {
    boolean[] counts = new boolean[classes.end()];
    for (int number = 0; number < counts.length; number++) {
      counts[number] = classes.ofNumber(number).extendsOrIs(type);
    }
    return IntStream.range(0, objects.count()).filter(i -> counts[objects.classNumber(i)]);
  }

  /**
   * The value of a reference field; {@link #NONE} when it is null, the object is cut short, or has
   * no such field. The field may have been asked of the object's class or one of its superclasses.
   */
  public int reference(int object, HeapField field) {
    return values.reference(object, field);
  }

  /** The value of a field of the name, by the object's class; NONE when it has no such field. */
  public int reference(int object, String field) {
    return values.reference(object, field);
  }

  /**
   * The value of a boolean, byte, char, short, int or long field; 0 when the object is cut short or
   * has no such field. The field may have been asked of the object's class or one of its
   * superclasses.
   */
  public long number(int object, HeapField field) {
    return values.number(object, field, 0);
  }

  /** The value of such a field by its name. */
  public long number(int object, String field, long absent) {
    return values.number(object, field, absent);
  }

  /** The value of a static reference field; NONE when there is none. */
  public int staticReference(HeapClass type, String field) {
    return objects.number(type.staticId(field));
  }

  /** The value of a static number; {@code absent} when there is none. */
  public long staticNumber(HeapClass type, String field, long absent) {
    return type.staticNumber(field, absent);
  }

  /** The text of a {@code java.lang.String}, cut at 10,000 characters; null for anything else. */
  public @Nullable String string(int object) {
    return values.string(object);
  }

  /** The length of an array; -1 for anything else. */
  public int length(int array) {
    return values.length(array);
  }

  /** An element of an array of objects, or NONE. */
  public int element(int array, int index) {
    return values.element(array, index);
  }

  /**
   * An element of an array of booleans, bytes, chars, shorts, ints or longs.
   *
   * @throws IndexOutOfBoundsException if the array has no such element
   * @throws IllegalArgumentException if it is an array of something else
   */
  public long numberElement(int array, int index) {
    return values.numberElement(array, index);
  }

  /** The roots that belong to no thread, in the order of the dump. Threads know their own. */
  public List<Root> roots() {
    return roots;
  }

  /**
   * Every thread with its stack. Frames and their locals are read when asked for, so that a million
   * threads cost little.
   */
  public List<HeapThread> threads() {
    return threads.threads();
  }

  /**
   * Every reference from object to object that the dump tells, as a compact graph in memory, read
   * in one pass.
   *
   * @param filter which fields count
   */
  public References references(ReferenceFilter filter) {
    return new ReferenceReading(file, header.idSize(), segments, objects, classes).read(filter);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
