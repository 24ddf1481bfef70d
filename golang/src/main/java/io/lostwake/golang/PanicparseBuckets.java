package io.lostwake.golang;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The output of panicparse as the traceback that it was, but for ids and arguments:
///
/// ```
/// 3: chan receive [29~34 minutes] [locked] [Created by main.lose @ /app/main.go:75]
///     main  /app/main.go:36  descend(0, #4)
///     (...)
/// ```
///
/// Lines that are no part of it pass unchanged.
final class PanicparseBuckets extends InputStream {

  private static final Pattern HEADER =
      Pattern.compile(
          "^(\\d{1,18}): ([a-zA-Z][^\\[\\]@]{0,80}?)"
              + "(?: \\[(\\d{1,9}(?:~\\d{1,9})? minutes)])?( \\[locked])?"
              + "(?: \\[Created by (.+) @ (.+)])?( Race (?:read|write) @ 0x[0-9a-f]+)?$");

  private final ProfileLines lines;
  private ByteArrayInputStream ready = new ByteArrayInputStream(new byte[0]);
  private final StringBuilder text = new StringBuilder();
  private boolean isInBucket;
  private String creator = "";
  private long packagesNotTold;

  PanicparseBuckets(InputStream in) {
    this.lines = new ProfileLines(in);
  }

  /// How many calls have only the last part of their package's path.
  long packagesNotTold() {
    return packagesNotTold;
  }

  @Override
  public int read() throws IOException {
    return refill() ? ready.read() : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    return refill() ? ready.read(bytes, offset, length) : -1;
  }

  private boolean refill() throws IOException {
    while (ready.available() == 0) {
      text.setLength(0);
      String line = lines.next();
      if (line == null) {
        if (!isInBucket) {
          return false;
        }
        endBucket();
      } else {
        take(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
      }
      ready = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return true;
  }

  private void take(String line) {
    if (isInBucket && line.startsWith("    ") && takeCall(line)) {
      return;
    }
    Matcher header = HEADER.matcher(line);
    boolean isHeader = header.matches();
    if (isInBucket) {
      endBucket();
    }
    if (isHeader) {
      beginBucket(header);
    } else {
      text.append(line);
      if (!lines.endsWithinLine()) {
        text.append('\n');
      }
    }
  }

  private void beginBucket(Matcher header) {
    isInBucket = true;
    // In the report of a data race the number is the goroutine's id.
    text.append(
        header.group(7) != null ? "goroutine " + header.group(1) : header.group(1) + " goroutines");
    text.append(" [").append(header.group(2));
    if (header.group(3) != null) {
      text.append(", ").append(header.group(3));
    }
    text.append(header.group(4) == null ? "]:\n" : ", locked to thread]:\n");
    if (header.group(5) != null) {
      String function = header.group(5);
      int dot = function.indexOf('.');
      creator =
          "created by %s\n\t%s\n"
              .formatted(
                  dot < 0
                      ? function
                      : packageOf(function.substring(0, dot), header.group(6))
                          + function.substring(dot),
                  header.group(6));
    }
  }

  private void endBucket() {
    text.append(creator).append('\n');
    creator = "";
    isInBucket = false;
  }

  private boolean takeCall(String line) {
    if (line.strip().equals("(...)")) {
      text.append("...additional frames elided...\n");
      return true;
    }
    int packageEnd = line.indexOf(' ', 4);
    int file = packageEnd < 0 ? -1 : textFrom(line, packageEnd);
    int fileEnd = file < 0 ? -1 : fileEnd(line, file);
    int function = fileEnd < 0 ? -1 : textFrom(line, fileEnd);
    int functionEnd = function < 0 ? -1 : functionEnd(line, function);
    if (functionEnd < 0) {
      return false;
    }
    String place = line.substring(file, fileEnd);
    text.append(packageOf(line.substring(4, packageEnd), place))
        .append('.')
        .append(line, function, functionEnd)
        .append("(...)\n");
    if (!place.startsWith(":")) {
      text.append('\t').append(place).append('\n');
    }
    return true;
  }

  private String packageOf(String lastPart, String place) {
    String path = PackagePaths.of(lastPart, place);
    if (path == null) {
      packagesNotTold++;
      return lastPart;
    }
    return path;
  }

  private static int textFrom(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at < line.length() ? at : -1;
  }

  /// Where `file.go:12` ends; paths may have spaces.
  private static int fileEnd(String line, int from) {
    for (int colon = line.indexOf(':', from); colon >= 0; colon = line.indexOf(':', colon + 1)) {
      int end = colon + 1;
      while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
        end++;
      }
      if (end > colon + 1 && end < line.length() && line.charAt(end) == ' ') {
        return end;
      }
    }
    return -1;
  }

  /// Where the name of a function ends; it may have parentheses itself: `(*Cond).Wait`.
  private static int functionEnd(String line, int from) {
    if (!line.endsWith(")")) {
      return -1;
    }
    for (int open = line.indexOf('(', from); open >= 0; open = line.indexOf('(', open + 1)) {
      if (open > from && line.charAt(open - 1) != '.') {
        return open;
      }
    }
    return -1;
  }
}
