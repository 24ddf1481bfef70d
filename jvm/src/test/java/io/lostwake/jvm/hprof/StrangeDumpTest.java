package io.lostwake.jvm.hprof;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StrangeDumpTest {
  @TempDir Path directory;

  private HeapGraph open(byte[] dump) throws IOException, UnreadableHeapDumpException {
    Path file = directory.resolve("a.hprof");
    Files.write(file, dump);
    HeapGraph graph = HeapGraph.open(file);
    EverythingIn.read(graph);
    return graph;
  }

  private static List<String> says(HeapGraph graph) {
    return graph.warnings().stream().map(warning -> warning.says()).toList();
  }

  @Test
  void aClassThatIsItsOwnSuperHasNone() throws Exception {
    DumpBuilder dump = new DumpBuilder(8);
    dump.loadClass(0x10, "Self");
    dump.loadClass(0x20, "One");
    dump.loadClass(0x30, "Two");
    long field = dump.text("field");
    Body body = new Body(8).simpleClass(0x10, 0x10, field, 10);
    body.simpleClass(0x20, 0x30, field, 10).simpleClass(0x30, 0x20, field, 10);
    body.instance(0x40, 0x20, new Body(8).u4(5).u4(6).done());
    try (HeapGraph graph = open(dump.segment(body).end())) {
      assertThat(says(graph)).containsOnly("a class is its own superclass");
      HeapClass self = requireNonNull(graph.classNamed("Self"));
      assertThat(self.superclass()).isNull();
      assertThat(self.isA("One")).isFalse();
      assertThat(graph.number(graph.object(0x40), "field", 0)).isEqualTo(5);
    }
  }

  @Test
  void ofTwoObjectsWithOneIdTheFirstCounts() throws Exception {
    DumpBuilder dump = new DumpBuilder(8);
    dump.loadClass(0x10, "Thing");
    long field = dump.text("field");
    Body body = new Body(8).simpleClass(0x10, 0, field, 10);
    body.instance(0x20, 0x10, new Body(8).u4(1).done());
    body.instance(0x20, 0x10, new Body(8).u4(2).done());
    body.instance(0, 0x10, new Body(8).u4(3).done());
    try (HeapGraph graph = open(dump.segment(body).end())) {
      assertThat(graph.objectCount()).isEqualTo(2);
      assertThat(graph.number(graph.object(0x20), "field", 0)).isEqualTo(1);
      assertThat(says(graph)).containsExactly("2 objects have the id of another object, or none");
    }
  }

  @Test
  void anObjectWithoutAnIdMayComeFirst() throws Exception {
    Body body = new Body(8).instance(0, 0x99, new byte[0]).instance(0x8, 0x99, new byte[0]);
    try (HeapGraph graph = open(new DumpBuilder(8).segment(body).end())) {
      assertThat(graph.objectCount()).isEqualTo(1);
      assertThat(graph.object(0x8)).isZero();
    }
  }

  @Test
  void idsFarFromEachOtherAreFound() throws Exception {
    DumpBuilder dump = new DumpBuilder(8);
    dump.loadClass(0x10, "Thing");
    Body body = new Body(8).simpleClass(0x10, 0);
    List<Long> ids = new ArrayList<>();
    for (long id = 3; id > 0; id *= 3) {
      ids.add(id);
      ids.add(-id);
    }
    for (int i = 0; i < 1_000; i++) {
      ids.add(0x7000_0000_0000_0000L + i * 0x1_0000_0001L);
    }
    ids.forEach(id -> body.instance(id, 0x10, new byte[0]));
    try (HeapGraph graph = open(dump.segment(body).end())) {
      assertThat(graph.objectCount()).isEqualTo(ids.size() + 1);
      assertThat(ids).allSatisfy(id -> assertThat(graph.id(graph.object(id))).isEqualTo(id));
      assertThat(graph.object(7)).isEqualTo(HeapGraph.NONE);
    }
  }

  @Test
  void anInstanceOfAnUnknownClassIsAnObject() throws Exception {
    Body body = new Body(8).instance(0x20, 0x99, new byte[3]).instance(0x28, 0, new byte[0]);
    try (HeapGraph graph = open(new DumpBuilder(8).segment(body).end())) {
      assertThat(graph.classOf(graph.object(0x20)).name()).isEqualTo("unknown class 0x99");
      assertThat(graph.classOf(graph.object(0x28)).fields()).isEmpty();
    }
  }

  @Test
  void anInstanceShorterThanItsFieldsHasOnlySome() throws Exception {
    DumpBuilder dump = new DumpBuilder(8);
    dump.loadClass(0x10, "Thing");
    long first = dump.text("first");
    long second = dump.text("second");
    Body body = new Body(8).simpleClass(0x10, 0, first, 2, second, 2);
    body.instance(0x20, 0x10, new Body(8).id(0x10).u4(0).done());
    try (HeapGraph graph = open(dump.segment(body).end())) {
      assertThat(graph.id(graph.reference(graph.object(0x20), "first"))).isEqualTo(0x10);
      assertThat(graph.reference(graph.object(0x20), "second")).isEqualTo(HeapGraph.NONE);
    }
  }

  @Test
  void unknownRecordsAreSkippedAndTold() throws Exception {
    DumpBuilder dump = new DumpBuilder(8).record(0x77, new byte[40]).record(0x0E, new byte[6]);
    dump.segment(new Body(8).instance(0x20, 0x99, new byte[0]));
    dump.segment(new Body(8).instance(0x28, 0x99, new byte[0]).u1(0x66).bytes(new byte[20]));
    dump.segment(new Body(8).instance(0x30, 0x99, new byte[0]));
    try (HeapGraph graph = open(dump.end())) {
      assertThat(graph.objectCount()).isEqualTo(3);
      assertThat(says(graph))
          .containsExactlyInAnyOrder(
              "1 records of unknown kinds were skipped",
              "a segment of objects goes on with a record of an unknown kind");
    }
  }

  @Test
  void anOldHeapDumpOfUnknownLengthIsReadUpToWhatFollowsIt() throws Exception {
    DumpBuilder dump = new DumpBuilder("1.0.1", 4);
    dump.loadClass(0x10, "Thing");
    Body body = new Body(4).root(SubRecord.STICKY_CLASS, 0x10).simpleClass(0x10, 0);
    body.instance(0x20, 0x10, new byte[0]).instance(0x28, 0x10, new byte[0]);
    byte[] rest = body.done();
    byte[] open = dump.head(DumpBuilder.HEAP_DUMP, 0).raw(rest).toBytes();
    try (HeapGraph graph = open(open)) {
      assertThat(graph.objectCount()).isEqualTo(3);
      assertThat(graph.isComplete()).isTrue();
    }
    byte[] more = dump.record(0x0D, new byte[8]).end();
    try (HeapGraph graph = open(more)) {
      assertThat(graph.objectCount()).isEqualTo(3);
      assertThat(graph.isComplete()).isTrue();
    }
  }

  @Test
  void anOldHeapDumpWithItsLengthIsComplete() throws Exception {
    DumpBuilder dump = new DumpBuilder("1.0.1", 4);
    dump.record(DumpBuilder.HEAP_DUMP, new Body(4).instance(0x20, 0x10, new byte[0]).done());
    try (HeapGraph graph = open(dump.record(0x0E, new byte[6]).toBytes())) {
      assertThat(graph.objectCount()).isEqualTo(1);
      assertThat(graph.isComplete()).isTrue();
    }
  }

  @Test
  void framesOfATraceMayComeAnywhere() throws Exception {
    DumpBuilder dump = new DumpBuilder(8);
    int type = dump.loadClass(0x10, "Thing");
    long one = dump.text("one");
    long two = dump.text("two");
    dump.trace(1, 1, 50, 7, 51, 99).frame(7, two, 0, 0, type, 2).frame(50, one, 0, 0, type, 1);
    dump.frame(51, one, 0, 0, type, 3).trace(0x7000_0000, 2, 7);
    Body body = new Body(8).simpleClass(0x10, 0);
    body.root(SubRecord.THREAD_OBJECT, 0x10, 1, 1);
    body.root(SubRecord.THREAD_OBJECT, 0x10, 0xffff_ffffL, 0x7000_0000);
    body.root(SubRecord.JAVA_FRAME, 0x10, 0xffff_ffffL, 0);
    try (HeapGraph graph = open(dump.segment(body).end())) {
      assertThat(graph.threads().getFirst().frames())
          .extracting(frame -> frame.method() + frame.line())
          .containsExactly("one1", "two2", "one3");
      assertThat(graph.threads().getLast().frames()).hasSize(1);
      assertThat(graph.threads().getLast().locals().count()).isEqualTo(1);
    }
  }

  @Test
  void charsOfOldStringsAndWideOnesAreText() throws Exception {
    DumpBuilder dump = new DumpBuilder(8);
    dump.loadClass(0x10, "java/lang/String");
    Body body = new Body(8).classHead(0x10, 0, 0, 0, 0).u2(0).u2(0).u2(4);
    body.id(dump.text("value")).u1(2).id(dump.text("coder")).u1(8);
    body.id(dump.text("offset")).u1(10).id(dump.text("count")).u1(10);
    body.primitives(0x20, FieldType.CHAR, 4, new byte[] {0, 'a', 0x4e, 0x16, 0, 'c', 0, 'd'});
    body.primitives(0x28, FieldType.BYTE, 4, new byte[] {'a', 0, 0x16, 0x4e});
    body.instance(0x30, 0x10, new Body(8).id(0x20).u1(0).u4(1).u4(2).done());
    body.instance(0x38, 0x10, new Body(8).id(0x28).u1(1).u4(0).u4(0).done());
    body.instance(0x40, 0x10, new Body(8).id(0x20).u1(0).u4(3).u4(2).done());
    body.instance(0x48, 0x10, new Body(8).id(0x10).u1(0).u4(0).u4(0).done());
    try (HeapGraph graph = open(dump.segment(body).end())) {
      assertThat(graph.string(graph.object(0x30))).isEqualTo("\u4e16c");
      assertThat(graph.string(graph.object(0x38))).isEqualTo("a\u4e16");
      assertThat(graph.string(graph.object(0x40))).as("a part that is not there").isNull();
      assertThat(graph.string(graph.object(0x48))).as("a value that is no array").isNull();
    }
  }

  @Test
  void aLongTextIsCut() throws Exception {
    DumpBuilder dump = new DumpBuilder(8);
    dump.loadClass(0x10, "java/lang/String");
    Body body = new Body(8).simpleClass(0x10, 0, dump.text("value"), 2);
    body.primitives(0x20, FieldType.BYTE, 70_000, new byte[70_000]);
    body.instance(0x28, 0x10, new Body(8).id(0x20).done());
    try (HeapGraph graph = open(dump.segment(body).end())) {
      assertThat(requireNonNull(graph.string(graph.object(0x28)))).hasSize(10_000);
    }
  }

  @Test
  void manyObjectsAndReferencesKeepTheirPlaces() throws Exception {
    DumpBuilder dump = new DumpBuilder(4);
    dump.loadClass(0x10, "[Ljava/lang/Object;");
    int count = 100_000;
    long[] ids = new long[count];
    for (int segment = 0; segment < 10; segment++) {
      Body body = new Body(4);
      for (int i = segment; i < count; i += 10) {
        ids[i] = 0x1_0000 + 8L * i;
        body.objects(ids[i], 0x10, ids[i], 0x1_0000 + 8L * ((i + 7) % count));
      }
      dump.segment(body);
    }
    Body all = new Body(4).objects(0x10, 0x10, ids);
    try (HeapGraph graph = open(dump.segment(all).end())) {
      assertThat(graph.objectCount()).isEqualTo(count + 1);
      References references = graph.references((type, field) -> true);
      assertThat(references.dangling()).isZero();
      for (int i = 0; i < count; i++) {
        List<Integer> found = new ArrayList<>();
        references.forEach(graph.object(ids[i]), found::add);
        assertThat(found).endsWith(graph.object(ids[i]), graph.object(ids[(i + 7) % count]));
      }
      List<Integer> found = new ArrayList<>();
      references.forEach(graph.object(0x10), found::add);
      assertThat(found).hasSize(count);
    }
  }

  @Test
  void anOldHeapDumpOver4GibibytesIsReadDespiteItsLength() throws Exception {
    DumpBuilder start = new DumpBuilder("1.0.1", 8);
    start.loadClass(0x10, "Thing");
    long array = 1L << 31;
    byte[] arrayHead = new Body(8).u1(SubRecord.PRIMITIVE_ARRAY).id(0x20).u4(0).done();
    byte[] rest = new Body(8).instance(0x40, 0x10, new byte[2]).simpleClass(0x10, 0).done();
    long length = 3 * (arrayHead.length + 5 + array) + rest.length;
    byte[] head = start.head(DumpBuilder.HEAP_DUMP, length).toBytes();
    Path file = directory.resolve("large.hprof");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(head);
      for (int i = 0; i < 3; i++) {
        long next = sparse.getFilePointer() + arrayHead.length + 5 + array;
        sparse.write(new Body(8).u1(SubRecord.PRIMITIVE_ARRAY).id(0x20 + 8 * i).done());
        sparse.write(new Body(8).u4(0).u4(array).u1(FieldType.BYTE.number()).done());
        sparse.seek(next);
      }
      sparse.write(rest);
      sparse.write(new Body(8).u1(0x0E).u4(0).u4(6).bytes(new byte[6]).done());
    }
    try (HeapGraph graph = HeapGraph.open(file)) {
      assertThat(graph.warnings()).isEmpty();
      assertThat(graph.objectCount()).isEqualTo(5);
      assertThat(graph.classOf(graph.object(0x40)).name()).isEqualTo("Thing");
      assertThat(graph.classOf(graph.object(0x30)).name()).isEqualTo("byte[]");
      assertThat(graph.length(graph.object(0x30)))
          .as("longer than Java")
          .isEqualTo(Integer.MAX_VALUE);
    }
  }
}
