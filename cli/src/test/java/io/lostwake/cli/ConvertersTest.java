package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {
  @ParameterizedTest
  @CsvSource({"30s, PT30S", "500ms, PT0.5S", "1m30s, PT1M30S", "2h, PT2H"})
  void timesAreReadAsGoWritesThem(String text, Duration duration) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "30", "s", "-5s", "5 s", "5sx", "1d", "99999999999s"})
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> new DurationConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "' is no time");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "4096, 4096", "1KiB, 1024", "64MiB, 67108864", "2GiB, 2147483648"})
  void sizesAreReadWithTheirUnits(String text, long bytes) {
    assertThat(new ByteCountConverter().convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1GB", "1.5GiB", "GiB", "9999999999GiB"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> new ByteCountConverter().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }
}
