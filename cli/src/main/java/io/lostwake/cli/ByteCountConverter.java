package io.lostwake.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a size: `1GiB`, `64MiB`, `512KiB`, or a number of bytes.
final class ByteCountConverter implements ITypeConverter<Long> {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(KiB|MiB|GiB)?|(\\d{1,18})");

  @Override
  public Long convert(String text) {
    Matcher size = SIZE.matcher(text);
    long bytes = size.matches() ? bytes(size) : 0;
    if (bytes < 1) {
      throw new TypeConversionException("'" + text + "' is no size; write it like 64MiB or 1GiB");
    }
    return bytes;
  }

  private static long bytes(Matcher size) {
    String plain = size.group(3);
    if (plain != null) {
      return Long.parseLong(plain);
    }
    String unit = size.group(2);
    int shift = unit == null ? 0 : unit.equals("KiB") ? 10 : unit.equals("MiB") ? 20 : 30;
    return Long.parseLong(size.group(1)) << shift;
  }
}
