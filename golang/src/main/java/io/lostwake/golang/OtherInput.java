package io.lostwake.golang;

import io.lostwake.golang.log.Markers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names what input is that is no goroutine dump, and what to do then.
final class OtherInput {
  private static final String ASK_FOR_GOROUTINES = "ask for /debug/pprof/goroutine?debug=2";
  private static final Pattern HTML =
      Pattern.compile("^\\s*<(?:!doctype html|html|head|body|!--)", Pattern.CASE_INSENSITIVE);
  private static final Pattern JVM_THREADS =
      Pattern.compile("Full thread dump |\"threadDump\" ?:|(?m)^#\\d+ \".*\"|\\bat java\\.base/");

  private OtherInput() {}

  /// What input is by its first bytes alone, so that its inside is not searched; or null.
  static @Nullable String byMagicOf(byte[] head, int length) {
    String start = new String(head, 0, Math.min(length, 64), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u007fELF")) {
      return "this is an ELF program or core dump; give its goroutine dump instead:"
          + " /debug/pprof/goroutine?debug=2, or what it prints on SIGQUIT";
    }
    if (start.startsWith("JAVA PROFILE 1.0")) {
      return "this is a JVM heap dump (HPROF); save it to a file and give the name of the file";
    }
    if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
      return "this is a zip archive; unpack it and give the dump inside";
    }
    if (start.startsWith("go 1.") && start.contains(" trace\0")) {
      return "this is a Go execution trace, not a goroutine dump; " + ASK_FOR_GOROUTINES;
    }
    if (start.startsWith("\u001f\u008b")) {
      return "this is gzip inside gzip; unpack it once (gunzip) and try again";
    }
    if (start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff")) {
      return "this is UTF-16 text; convert it first (iconv -f UTF-16 -t UTF-8)";
    }
    return null;
  }

  /// What input is that was searched to its end and has no dump in it.
  ///
  /// @param nearest what came nearest to a header, as a clause; null when nothing did
  static String byContentOf(byte[] head, int length, @Nullable String nearest) {
    String start = new String(head, 0, length, StandardCharsets.UTF_8);
    String otherProfile = Markers.otherProfileIn(start);
    if (otherProfile != null) {
      return "this is a %s profile; ask for /debug/pprof/goroutine".formatted(otherProfile);
    }
    String tool = OtherTool.in(start);
    if (tool != null) {
      return tool;
    }
    if (JVM_THREADS.matcher(start).find()) {
      return "this is a JVM thread dump; not read yet";
    }
    if (HTML.matcher(start).find()) {
      return start.contains("/debug/pprof/") && start.contains("goroutine?debug=")
          ? "this is the index page of net/http/pprof; " + ASK_FOR_GOROUTINES
          : "this is an HTML page, not a goroutine dump; " + ASK_FOR_GOROUTINES;
    }
    if (isBinary(head, length)) {
      return "this is binary data, not a goroutine dump (it starts with "
          + VisibleText.of(
              new String(head, 0, Math.min(length, 8), StandardCharsets.ISO_8859_1), 32)
          + "); "
          + ASK_FOR_GOROUTINES;
    }
    if (start.isBlank()) {
      return "there is nothing but blank space in it; " + ASK_FOR_GOROUTINES;
    }
    String kind = start.stripLeading().matches("(?s)[\\[{].*") ? "JSON" : "text";
    return "this is %s without a goroutine dump in it (it starts with \"%s\"%s); %s"
        .formatted(
            kind,
            VisibleText.of(firstLine(start), 60),
            nearest == null ? "" : "; the nearest is " + VisibleText.of(nearest, 200),
            ASK_FOR_GOROUTINES);
  }

  private static String firstLine(String text) {
    String stripped = text.stripLeading();
    return stripped.lines().findFirst().orElse("").stripTrailing();
  }

  private static boolean isBinary(byte[] head, int length) {
    int odd = 0;
    for (int i = 0; i < length; i++) {
      byte b = head[i];
      if (b == 0) {
        return true;
      }
      odd += b >= 0 && b < ' ' && "\t\n\f\r\u001b".indexOf(b) < 0 ? 1 : 0;
    }
    String text = new String(head, 0, length, StandardCharsets.UTF_8);
    long undecodable = text.chars().filter(c -> c == '\ufffd').count();
    return (odd + undecodable) * 10 > length;
  }
}
