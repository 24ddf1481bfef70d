package io.lostwake.jvm.hprof;

import io.lostwake.model.Warning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads a dump up to the graph: names and stacks, then the objects, then the classes.
final class GraphReading {
  /// Five bytes tell where an object is.
  private static final long LARGEST = 1L << 40;

  private final DumpFile file;
  private final Losses losses = new Losses();
  private final Segments segments = new Segments();

  GraphReading(DumpFile file) {
    this.file = file;
  }

  /// Reads it.
  ///
  /// @param before what was lost while unpacking
  HeapGraph read(List<Warning> before) throws IOException, UnreadableHeapDumpException {
    Header header = Header.read(file);
    if (file.size() > LARGEST) {
      throw new UnreadableHeapDumpException("a heap dump of more than 1 TiB");
    }
    int idSize = header.idSize();
    Pages pages = new Pages(file, idSize);
    Texts texts = new Texts(pages);
    ClassNumbers numbers = new ClassNumbers();
    Stacks stacks = new Stacks(idSize);
    Walk walk = new Walk(file, idSize, texts, numbers, stacks, losses);
    List<Found> found = new ArrayList<>();
    long position = header.length();
    do {
      walk.from(position);
      position = scan(walk, idSize, numbers, found);
    } while (walk.endsOpen() && position < file.size());
    walk.finish();

    ObjectTable objects = ObjectTable.of(found, file.size(), losses);
    ClassTable classes = ClassTable.read(found, objects, numbers, texts, pages, idSize, losses);
    Values values = new Values(pages, idSize, objects, classes);
    Frames frames = new Frames(stacks, texts, classes);
    ThreadTable threads = new ThreadTable(found, pages, idSize, objects, frames);
    List<Warning> warnings = new ArrayList<>(before);
    warnings.addAll(losses.warnings());
    return new HeapGraph(
        file,
        header,
        segments,
        List.copyOf(warnings),
        objects,
        classes,
        values,
        threads,
        roots(found, objects));
  }

  /// Finds the objects of the segments that a walk came by.
  ///
  /// @return where the last of them ended
  private long scan(Walk walk, int idSize, ClassNumbers numbers, List<Found> found)
      throws IOException {
    List<Scanned> parts =
        walk.segments()
            .inParallel(group -> {
              Scanned part = new Scanned();
              SegmentScan scan = new SegmentScan(file, idSize, numbers, part.found());
              for (int i = 0; i < group.size(); i++) {
                part.add(scan, group.start(i), group.end(i));
              }
              return part;
            });
    for (int i = 0; i < parts.size(); i++) {
      Scanned part = parts.get(i);
      boolean mayStop = walk.endsOpen() && i == parts.size() - 1;
      found.add(part.found());
      part.report(segments, losses, file.size(), mayStop);
    }
    return parts.isEmpty() ? file.size() : parts.getLast().next(file.size());
  }

  private static List<Root> roots(List<Found> found, ObjectTable objects) {
    List<Root> roots = new ArrayList<>();
    for (Found part : found) {
      for (int i = 0; i < part.rootIds.size(); i++) {
        int object = objects.number(part.rootIds.get(i));
        if (object != HeapGraph.NONE) {
          roots.add(new Root(kind(part.rootKinds.get(i)), object));
        }
      }
    }
    return List.copyOf(roots);
  }

  private static Root.Kind kind(int subRecord) {
    return switch (subRecord) {
      case SubRecord.JNI_GLOBAL -> Root.Kind.JNI_GLOBAL;
      case SubRecord.STICKY_CLASS -> Root.Kind.STICKY_CLASS;
      case SubRecord.MONITOR_USED -> Root.Kind.MONITOR_USED;
      default -> Root.Kind.UNKNOWN;
    };
  }
}
