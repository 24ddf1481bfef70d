package io.lostwake.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lostwake.golang.PanicparseReader;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class PanicparseReaderFuzzTest {

  @DictionaryFile(resourcePath = "panicparse.dict")
  @MethodSource("io.lostwake.fuzz.Seeds#buckets")
  @FuzzTest
  void everyTextIsReadOrRefused(byte[] input) {
    byte[] bytes = Arrays.copyOf(input, Math.min(input.length, Answer.LARGEST_INPUT));

    Answer whole = Answer.of(new PanicparseReader(), bytes);
    Answer dripping = Answer.ofDripping(new PanicparseReader(), bytes);

    Same.check(dripping, whole);
  }
}
