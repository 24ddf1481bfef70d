package io.lostwake.jvm.hprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lostwake.model.Warning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DamagedDumpTest {
  private static final int HEADER = 31;

  @TempDir Path directory;

  private HeapGraph open(byte[] dump) throws IOException, UnreadableHeapDumpException {
    Path file = directory.resolve("a.hprof");
    Files.write(file, dump);
    return HeapGraph.open(file);
  }

  private void refused(byte[] dump, String says) {
    assertThatThrownBy(() -> open(dump).close())
        .isInstanceOf(UnreadableHeapDumpException.class)
        .hasMessageContaining(says);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void aDumpCutAnywhereIsReadAsFarAsItGoesAndSaysSo(int idSize) throws Exception {
    byte[] dump = SmallDump.withIds(idSize);
    int before = 0;
    for (int length = HEADER; length < dump.length; length++) {
      try (HeapGraph graph = open(Arrays.copyOf(dump, length))) {
        assertThat(graph.isComplete()).as("cut at %d", length).isFalse();
        assertThat(graph.warnings())
            .as("cut at %d", length)
            .anySatisfy(warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.RECORD_CUT_SHORT);
              assertThat(warning.where()).startsWith("byte ");
            });
        assertThat(graph.objectCount()).as("cut at %d", length).isGreaterThanOrEqualTo(before);
        before = graph.objectCount();
        EverythingIn.read(graph);
      }
    }
    assertThat(before).isEqualTo(14);
  }

  @Test
  void aDumpCutInItsHeaderIsRefused() {
    byte[] dump = SmallDump.withIds(8);
    refused(new byte[0], "an empty file");
    refused(Arrays.copyOf(dump, 5), "no heap dump");
    refused(Arrays.copyOf(dump, HEADER - 1), "stops inside its header");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"threadDump\": {', no heap dump",
    "'PK\u0003\u0004', a zip file",
    "'\u007fELF', an ELF file",
    "'\0\u0012portable heap dump', OpenJ9",
    "'JAVA PROFILE 1.0.3\0\0\0\0\4\0\0\0\0\0\0\0\0', Android",
    "'JAVA PROFILE 7.7.7\0\0\0\0\4\0\0\0\0\0\0\0\0', unknown version",
    "'JAVA PROFILE 1.0.2\0\0\0\0\5\0\0\0\0\0\0\0\0', ids of 5 bytes"
  })
  void whatIsNoDumpIsNamed(String start, String says) {
    refused(start.getBytes(StandardCharsets.ISO_8859_1), says);
  }

  @Test
  void aDirectoryIsNoDump() {
    assertThatThrownBy(() -> HeapGraph.open(directory).close())
        .isInstanceOf(UnreadableHeapDumpException.class);
  }

  @Test
  void gzipCutAnywhereIsReadAsFarAsItGoesAndSaysSo() throws Exception {
    byte[] packed = gzip(SmallDump.withIds(8));
    for (int length = 30; length < packed.length; length++) {
      try (HeapGraph graph = open(Arrays.copyOf(packed, length))) {
        assertThat(graph.isComplete()).as("cut at %d", length).isFalse();
        EverythingIn.read(graph);
      } catch (UnreadableHeapDumpException e) {
        assertThat(length).as("where no header came out yet").isLessThan(120);
      }
    }
  }

  @Test
  void damageInsideGzipIsSaid() throws Exception {
    byte[] packed = gzip(SmallDump.withIds(8));
    packed[packed.length - 6] ^= 1;
    try (HeapGraph graph = open(packed)) {
      assertThat(graph.isComplete()).isFalse();
      assertThat(graph.objectCount()).isEqualTo(14);
    }
  }

  @Test
  void aGibibyteOfZerosEndsQuickly() throws Exception {
    Path file = directory.resolve("zeros.hprof");
    Files.write(file, new DumpBuilder(8).toBytes());
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 30);
    }
    try (HeapGraph graph = HeapGraph.open(file)) {
      assertThat(graph.objectCount()).isZero();
      assertThat(graph.warnings())
          .extracting(warning -> warning.where() + ": " + warning.says())
          .contains("byte 31: from here on the file is no heap dump");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void changedBytesAreReadOrRefused(int idSize) throws Exception {
    byte[] dump = SmallDump.withIds(idSize);
    Random random = new Random(4711 + idSize);
    for (int round = 0; round < 2_000; round++) {
      byte[] changed = dump.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = HEADER + random.nextInt(dump.length - HEADER);
        changed[at] = (byte) (random.nextBoolean() ? random.nextInt() : changed[at] ^ 1);
      }
      try (HeapGraph graph = open(changed)) {
        EverythingIn.read(graph);
      }
    }
  }
}
