package io.lostwake.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time as people and Go write it: `30s`, `5m`, `1h`, `500ms`, `1m30s`.
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  @Override
  public Duration convert(String text) {
    Duration total = Duration.ZERO;
    Matcher part = PART.matcher(text);
    int end = 0;
    while (part.find(end) && part.start() == end) {
      long amount = Long.parseLong(part.group(1));
      total =
          total.plus(
              switch (part.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
              });
      end = part.end();
    }
    if (end < text.length() || !total.isPositive()) {
      throw new TypeConversionException("'" + text + "' is no time; write it like 30s or 5m");
    }
    return total;
  }
}
