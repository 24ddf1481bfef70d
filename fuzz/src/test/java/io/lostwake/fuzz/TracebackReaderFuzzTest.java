package io.lostwake.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lostwake.golang.TracebackReader;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class TracebackReaderFuzzTest {

  @DictionaryFile(resourcePath = "traceback.dict")
  @MethodSource("io.lostwake.fuzz.Seeds#tracebacks")
  @FuzzTest
  void everyTextIsReadOrRefused(byte[] input) {
    byte[] bytes = Arrays.copyOf(input, Math.min(input.length, Answer.LARGEST_INPUT));

    Answer whole = Answer.of(new TracebackReader(), bytes);
    Answer dripping = Answer.ofDripping(new TracebackReader(), bytes);

    Same.check(dripping, whole);
  }
}
