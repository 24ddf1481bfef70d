package io.lostwake.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lostwake.golang.GoroutineProfileReader;
import io.lostwake.pprof.ReadLimits;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class GoroutineProfileReaderFuzzTest {

  private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 1 << 16);

  @DictionaryFile(resourcePath = "profile.dict")
  @MethodSource("io.lostwake.fuzz.Seeds#profiles")
  @FuzzTest
  void everyProfileIsReadOrRefused(byte[] input) {
    byte[] bytes = Arrays.copyOf(input, Math.min(input.length, Answer.LARGEST_INPUT));

    Answer whole = Answer.of(new GoroutineProfileReader(LIMITS), bytes);
    Answer dripping = Answer.ofDripping(new GoroutineProfileReader(LIMITS), bytes);

    Same.check(dripping, whole);
  }
}
