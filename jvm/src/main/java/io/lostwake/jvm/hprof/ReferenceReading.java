package io.lostwake.jvm.hprof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/// Reads the references of a whole dump.
final class ReferenceReading {
  private final DumpFile file;
  private final int idSize;
  private final Segments segments;
  private final ObjectTable objects;
  private final ClassTable classes;

  ReferenceReading(
      DumpFile file, int idSize, Segments segments, ObjectTable objects, ClassTable classes) {
    this.file = file;
    this.idSize = idSize;
    this.segments = segments;
    this.objects = objects;
    this.classes = classes;
  }

  References read(ReferenceFilter filter) {
    int[] starts = new int[objects.count()];
    int[][] fields = fields(filter);
    Targets targets = new Targets();
    List<Long> dangling;
    try {
      dangling =
          segments.inParallel(group -> {
            Targets.Writer writer = targets.new Writer();
            ReferenceScan scan = new ReferenceScan(file, idSize, objects, fields, starts, writer);
            for (int i = 0; i < group.size(); i++) {
              scan.scan(group.start(i), group.end(i));
            }
            return scan.dangling();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long ofClasses = ofClasses(starts, targets.new Writer());
    int[] classObjects =
        IntStream.range(0, classes.end()).map(i -> classes.ofNumber(i).object()).toArray();
    long sum = dangling.stream().mapToLong(Long::longValue).sum();
    return new References(objects, classObjects, starts, targets, sum + ofClasses);
  }

  /// Where the references that count are in the instances of each class.
  private int[][] fields(ReferenceFilter filter) {
    boolean[] used = new boolean[classes.end()];
    for (int object = 0; object < objects.count(); object++) {
      used[objects.classNumber(object)] = true;
    }
    int[][] fields = new int[used.length][];
    for (int number = 0; number < used.length; number++) {
      HeapClass type = classes.ofNumber(number);
      fields[number] =
          used[number]
              ? type.fields().stream()
                  .filter(field -> field.type() == FieldType.OBJECT)
                  .filter(field -> filter.follows(type, field))
                  .mapToInt(HeapField::offset)
                  .toArray()
              : new int[0];
    }
    return fields;
  }

  private long ofClasses(int[] starts, Targets.Writer writer) {
    long dangling = 0;
    for (HeapClass type : classes.all()) {
      if (type.object() != HeapGraph.NONE && starts[type.object()] == 0) {
        long[] ids = type.dump().references();
        writer.start(ids.length);
        for (long id : ids) {
          int target = objects.number(id);
          if (target >= 0) {
            writer.add(target);
          } else if (id != 0) {
            dangling++;
          }
        }
        starts[type.object()] = writer.finish();
      }
    }
    return dangling;
  }
}
