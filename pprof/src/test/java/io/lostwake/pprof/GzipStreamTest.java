package io.lostwake.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class GzipStreamTest {

  private static final byte[] PLAIN = plain();

  @Test
  void itUnpacksWhatTheJdkPacks() throws IOException {
    assertThat(unpacked(gzip(PLAIN))).isEqualTo(PLAIN);
    assertThat(unpacked(gzip(new byte[0]))).isEmpty();
  }

  @Test
  void everyFieldOfAHeaderIsSteppedOver() throws IOException {
    byte[] packed = gzip(PLAIN);
    ByteArrayOutputStream full = new ByteArrayOutputStream();
    full.write(new byte[] {0x1f, (byte) 0x8b, 8, 4 | 8 | 16, 1, 2, 3, 4, 0, 3});
    full.write(new byte[] {3, 0, 'e', 'x', 0});
    full.write("dump.txt\0a comment\0".getBytes(StandardCharsets.US_ASCII));
    full.write(packed, 10, packed.length - 10);

    assertThat(unpacked(full.toByteArray()))
        .isEqualTo(PLAIN)
        .isEqualTo(
            new GZIPInputStream(new ByteArrayInputStream(full.toByteArray())).readAllBytes());
  }

  @Test
  void membersFollowEachOtherAndTheRestIsIgnored() throws IOException {
    byte[] one = gzip(PLAIN);
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.write(one);
    two.write(one);
    two.write(new byte[100]);

    byte[] unpacked = unpacked(two.toByteArray());

    assertThat(Arrays.copyOf(unpacked, PLAIN.length)).isEqualTo(PLAIN);
    assertThat(Arrays.copyOfRange(unpacked, PLAIN.length, unpacked.length)).isEqualTo(PLAIN);
  }

  @Test
  void manyEmptyMembersTakeNoStack() throws IOException {
    byte[] empty = gzip(new byte[0]);
    InputStream many =
        new SequenceInputStream(
            Collections.enumeration(
                Collections.nCopies(200_000, empty).stream()
                    .map(ByteArrayInputStream::new)
                    .toList()));

    assertThat(new GzipStream(many).read()).isEqualTo(-1);
  }

  @Test
  void whatCameBeforeTheDamageComesOut() throws IOException {
    byte[] packed = gzip(PLAIN);
    Arrays.fill(packed, packed.length / 2, packed.length / 2 + 64, (byte) 0xff);
    GzipStream stream = new GzipStream(new ByteArrayInputStream(packed));
    byte[] into = new byte[PLAIN.length];

    int count = stream.read(into);

    assertThat(count).isGreaterThan(PLAIN.length / 4);
    assertThat(Arrays.copyOf(into, count / 2)).isEqualTo(Arrays.copyOf(PLAIN, count / 2));
    assertThatThrownBy(stream::readAllBytes).isInstanceOf(ZipException.class);
    assertThatThrownBy(stream::read).isInstanceOf(ZipException.class);
  }

  @Test
  void aCutAnywhereIsSaid() throws IOException {
    byte[] packed = gzip("goroutine 1 [running]:\n".getBytes(StandardCharsets.US_ASCII));
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> unpacked(cut))
          .as("%d bytes", length)
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aWrongChecksumIsSaidAfterTheBytes() throws IOException {
    byte[] packed = gzip(PLAIN);
    packed[packed.length - 5] ^= 1;
    GzipStream stream = new GzipStream(new ByteArrayInputStream(packed));

    assertThat(stream.readNBytes(PLAIN.length)).isEqualTo(PLAIN);
    assertThatThrownBy(stream::read).isInstanceOf(ZipException.class);
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (GzipStream stream = new GzipStream(new ByteArrayInputStream(packed))) {
      return stream.readAllBytes();
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }

  private static byte[] plain() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("goroutine ").append(random.nextInt()).append(" [select]:\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
