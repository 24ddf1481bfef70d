package io.lostwake.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lostwake.golang.GoroutineTextReader;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class GoroutineTextReaderFuzzTest {

  @DictionaryFile(resourcePath = "text.dict")
  @MethodSource("io.lostwake.fuzz.Seeds#texts")
  @FuzzTest
  void everyTextIsReadOrRefused(byte[] input) {
    byte[] bytes = Arrays.copyOf(input, Math.min(input.length, Answer.LARGEST_INPUT));

    Answer whole = Answer.of(new GoroutineTextReader(), bytes);
    Answer dripping = Answer.ofDripping(new GoroutineTextReader(), bytes);

    Same.check(dripping, whole);
  }
}
