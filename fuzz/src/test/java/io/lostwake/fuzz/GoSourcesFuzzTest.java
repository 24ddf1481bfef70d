package io.lostwake.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lostwake.golang.EndpointSettings;
import io.lostwake.golang.GoSources;
import io.lostwake.golang.Readers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class GoSourcesFuzzTest {

  private static final long LARGEST_UNPACKED = 1 << 18;

  @DictionaryFile(resourcePath = "traceback.dict")
  @DictionaryFile(resourcePath = "text.dict")
  @DictionaryFile(resourcePath = "profile.dict")
  @MethodSource("io.lostwake.fuzz.Seeds#dumps")
  @FuzzTest
  void everyStreamIsReadOrRefusedPlainAndInGzip(byte[] input) throws IOException {
    byte[] bytes = Arrays.copyOf(input, Math.min(input.length, Answer.LARGEST_INPUT));
    boolean isGzip = bytes.length >= 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    long unpacked = isGzip ? LARGEST_UNPACKED : bytes.length;

    Answer plain = answer(unpacked, () -> new ByteArrayInputStream(bytes));
    Same.check(answer(unpacked, () -> new DrippingStream(bytes)), plain);
    if (!isGzip) {
      byte[] packed = gzip(bytes);
      Same.check(answer(unpacked, () -> new ByteArrayInputStream(packed)), plain);
    }
  }

  private static Answer answer(long inputBytes, Supplier<InputStream> standardInput) {
    return Answer.to(inputBytes, () -> sources(standardInput.get()).take("-"));
  }

  private static GoSources sources(InputStream standardInput) {
    return new GoSources(
        Readers.all(), settings(), standardInput, () -> Instant.EPOCH, words -> {});
  }

  private static EndpointSettings settings() {
    Duration second = Duration.ofSeconds(1);
    return new EndpointSettings(second, second, second, 0, LARGEST_UNPACKED, null, null);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
