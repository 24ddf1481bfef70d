package io.lostwake.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lostwake.pprof.Location;
import io.lostwake.pprof.MalformedProfileException;
import io.lostwake.pprof.Profile;
import io.lostwake.pprof.ProfileReader;
import io.lostwake.pprof.ProfileWriter;
import io.lostwake.pprof.ReadLimits;
import io.lostwake.pprof.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ProfileReaderFuzzTest {

  private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 1 << 16);

  @DictionaryFile(resourcePath = "profile.dict")
  @MethodSource("io.lostwake.fuzz.Seeds#profiles")
  @FuzzTest
  void everyProfileIsReadWrittenAndReadAgainOrRefused(byte[] input)
      throws IOException, MalformedProfileException {
    byte[] bytes = Arrays.copyOf(input, Math.min(input.length, Answer.LARGEST_INPUT));

    Optional<Profile> read = Allocation.bounded(bytes.length, () -> readOrRefused(bytes));

    if (read.isPresent()) {
      Profile profile = read.get();
      everyReferenceIsThere(profile);
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      ProfileWriter.write(profile, written);
      assertThat(new ProfileReader().read(written.toByteArray())).isEqualTo(profile);
    }
  }

  private static Optional<Profile> readOrRefused(byte[] bytes) {
    try {
      return Optional.of(new ProfileReader(LIMITS).read(bytes));
    } catch (MalformedProfileException e) {
      Sound.words(e.getMessage());
      assertThat(e.offset()).isBetween(0L, (long) LIMITS.maxBytes());
      return Optional.empty();
    }
  }

  private static void everyReferenceIsThere(Profile profile) {
    Map<Long, Location> locations = profile.locationsById();
    assertThat(locations).hasSameSizeAs(profile.locations());
    for (Sample sample : profile.samples()) {
      assertThat(sample.values()).hasSameSizeAs(profile.sampleTypes());
      assertThat(locations.keySet()).containsAll(sample.locationIds());
    }
    Set<Long> functions = profile.functionsById().keySet();
    for (Location location : profile.locations()) {
      location.lines().forEach(line -> assertThat(functions).contains(line.functionId()));
    }
  }
}
