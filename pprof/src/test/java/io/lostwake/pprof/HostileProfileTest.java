package io.lostwake.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No input makes the reader throw anything but its own exception, or take more than its limits.
class HostileProfileTest {

  private static final String TABLE = "3200" + "320161"; // "" and "a"

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00              | 0  | a field number from 1 to 536870911
          80              | 0  | a field tag as a whole varint, not one cut short
          4880            | 1  | field 9 as a whole varint, not one cut short
          48ffffffffffffffffffff01 | 1 | field 9 as a varint of at most 10 bytes
          4a00            | 0  | the time as a varint (wire type 0), not wire type 2
          1001            | 0  | a sample as length-delimited (wire type 2), not wire type 0
          1205            | 1  | field 2 of at most 0 bytes (what is left), not 5
          12ffffffffffffffffff01 | 1 | field 2 of at most 0 bytes (what is left), not 18446744073709551615
          3b              | 0  | field 7 with wire type 0, 1, 2 or 5, not 3
          f90700          | 2  | field 127 as 8 bytes
          fd070000        | 2  | field 127 as 4 bytes
          320161          | 0  | the empty string as the first of the string table
          3801            | 0  | the frames to drop as an index into a string table of 0, not 1
          32003801        | 2  | the frames to drop as an index into a string table of 1, not 1
          6801            | 0  | a comment as an index into a string table of 0, not 1
          1a00            | 0  | a mapping with an id that is not 0
          2200            | 0  | a location with an id that is not 0
          2a00            | 0  | a function with an id that is not 0
          2a0208012a020801 | 4 | a function with an id of its own, not 1 again
          2206080122020807 | 4 | the id of a function, not 7
          12020800        | 0  | the id of a location, not 0
          12021001        | 0  | a sample with 0 values, one per sample type, not 1
          """)
  void everyFaultIsNamedWithItsPlace(String hex, long offset, String expected) {
    MalformedProfileException thrown = malformed(HexFormat.of().parseHex(hex));
    assertThat(thrown.offset()).isEqualTo(offset);
    assertThat(thrown.expected()).isEqualTo(expected);
    assertThat(thrown)
        .hasMessage("byte " + offset + " of the uncompressed profile: expected " + expected);
  }

  @Test
  void nothingIsNoProfile() {
    assertThat(malformed(new byte[0])).hasMessageContaining("a profile, not nothing");
  }

  @Test
  void unknownFieldsOfEveryKindAreSkipped() throws Exception {
    String unknown = "f80705" + "f9070000000000000000" + "fa07020000" + "fd0700000000";
    String profile = TABLE + unknown + "7001" + unknown;
    assertThat(new ProfileReader().read(HexFormat.of().parseHex(profile)).defaultSampleType())
        .isEqualTo("a");
  }

  @Test
  void theLastOfARepeatedSingleFieldCounts() throws Exception {
    assertThat(new ProfileReader().read(HexFormat.of().parseHex("48014802")).timeNanos())
        .isEqualTo(2);
  }

  @Test
  void anEmptyPackedListIsAllowed() throws Exception {
    assertThat(new ProfileReader().read(HexFormat.of().parseHex("6a00")).comments()).isEmpty();
  }

  @Test
  void aProfileCutAnywhereIsMalformedOrWhole() throws Exception {
    byte[] gzip = ProfileRoundTripTest.written(new RandomProfiles(3).next());
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    for (byte[] whole : new byte[][] {gzip, plain}) {
      for (int length = 0; length < whole.length; length++) {
        readOrMalformed(Arrays.copyOf(whole, length));
      }
    }
  }

  @Test
  void aCutGzipStreamIsAlwaysMalformed() throws Exception {
    byte[] gzip = ProfileRoundTripTest.written(new RandomProfiles(3).next());
    for (int length = 0; length < gzip.length; length++) {
      byte[] cut = Arrays.copyOf(gzip, length);
      assertThat(malformed(cut)).as("%d bytes", length).isNotNull();
    }
  }

  @Test
  void aChangedProfileIsMalformedOrStillAProfile() throws Exception {
    Random random = new Random(99);
    RandomProfiles profiles = new RandomProfiles(98);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] gzip = ProfileRoundTripTest.written(profiles.next());
      byte[] plain = new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
      for (int j = 0; j < 60; j++) {
        byte[] changed = (j % 6 == 0 ? gzip : plain).clone();
        for (int k = random.nextInt(3); k >= 0; k--) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        if (readOrMalformed(changed)) {
          read++;
        } else {
          refused++;
        }
      }
    }
    assertThat(read).isGreaterThan(1000);
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void bytesBeyondTheLimitAreRefusedBeforeTheyAreHeld() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      for (int i = 0; i < 64; i++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    ProfileReader reader = new ProfileReader(new ReadLimits(1000, 10));
    assertThatThrownBy(() -> reader.read(bomb.toByteArray()))
        .isInstanceOf(MalformedProfileException.class)
        .hasMessageContaining("a profile of at most 1000 bytes");
  }

  @Test
  void entriesBeyondTheLimitAreRefused() throws Exception {
    byte[] three = HexFormat.of().parseHex("320032003200");
    assertThat(new ProfileReader(new ReadLimits(1000, 3)).read(three).samples()).isEmpty();
    assertThatThrownBy(() -> new ProfileReader(new ReadLimits(1000, 2)).read(three))
        .isInstanceOf(MalformedProfileException.class)
        .hasMessageContaining("at most 2 table entries");
  }

  @Test
  void aSampleBeyondTheLimitIsRefused() {
    byte[] big = new byte[(1 << 20) + 10];
    // Length 1,048,577.
    System.arraycopy(HexFormat.of().parseHex("12818040"), 0, big, 0, 4);
    assertThat(malformed(Arrays.copyOf(big, 4 + (1 << 20) + 1)))
        .hasMessageContaining("a sample of at most 1048576 bytes");
  }

  @Test
  void aStreamThatFailsIsNotAMalformedProfile() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("connection reset");
          }
        };
    assertThatThrownBy(() -> new ProfileReader().read(failing))
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
  }

  @Test
  void limitsOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> new ReadLimits(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReadLimits(Integer.MAX_VALUE, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReadLimits(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static MalformedProfileException malformed(byte[] bytes) {
    return catchThrowableOfType(
        MalformedProfileException.class, () -> new ProfileReader().read(bytes));
  }

  /// Whether the bytes are a profile; anything but the documented exception fails the test.
  private static boolean readOrMalformed(byte[] bytes) {
    try {
      Profile profile = new ProfileReader().read(bytes);
      profile.samples().forEach(sample -> assertThat(sample.values()).isNotNull());
      return true;
    } catch (MalformedProfileException e) {
      assertThat(e.offset()).isNotNegative();
      return false;
    }
  }
}
