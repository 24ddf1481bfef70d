package io.lostwake.golang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// One record of a goroutine profile with `debug=1`, read line by line:
///
/// ```
/// 2 @ 0x46e0a1 0x40697d 0x406777 0x4f1165 0x46a1e1
/// # labels: {"job":"mail"}
/// #	0x4f1164	main.send+0x24	/src/main.go:33
/// ```
///
/// The addresses are those of all frames; the printed frames leave out the runtime's leading ones
/// and `runtime.goexit`.
final class TextRecord {

  /// Longer names and paths are cut: no real one comes near.
  static final int MAX_NAME = 2048;

  private final long count;
  private final long[] addresses;
  private final SequencedMap<String, String> labels = new LinkedHashMap<>();
  private final List<ProfileFrame> frames = new ArrayList<>();
  private int printed;
  private long firstPrinted;
  private long lastPrinted;

  /// Twice what Go keeps of a stack; more frames are counted but not kept.
  static final int MAX_FRAMES = 2048;

  private TextRecord(long count, long[] addresses) {
    this.count = count;
    this.addresses = addresses;
  }

  /// A record from its first line, or null when the line is none.
  static @Nullable TextRecord parse(String line) {
    int at = line.indexOf('@');
    String digits = at < 0 ? "" : line.substring(0, at).strip();
    if (digits.isEmpty()
        || digits.length() > 18
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    String rest = line.substring(at + 1).strip();
    if (rest.endsWith(" 0") || rest.endsWith(" 0x")) {
      // Cut inside an address: the count is still good.
      rest = rest.substring(0, rest.lastIndexOf(' ')).strip();
    }
    if (rest.isEmpty()) {
      return new TextRecord(Long.parseLong(digits), new long[0]);
    }
    String[] words = rest.split("\\s+", -1);
    long[] addresses = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      int end = endOfHex(words[i], 0);
      if (end != words[i].length() || end < 0) {
        return null;
      }
      addresses[i] = Long.parseUnsignedLong(words[i].substring(2), 16);
    }
    return new TextRecord(Long.parseLong(digits), addresses);
  }

  /// Takes a line of a frame, with or without its `#`.
  ///
  /// @return whether the line is one
  boolean addFrame(String line) {
    String text = withoutHash(line);
    int end = endOfHex(text, 0);
    if (end < 0) {
      return false;
    }
    String rest = text.substring(end).strip();
    if (!rest.isEmpty() && !addNamed(rest)) {
      return false;
    }
    lastPrinted = Long.parseUnsignedLong(text.substring(2, end), 16);
    firstPrinted = printed++ == 0 ? lastPrinted : firstPrinted;
    return true;
  }

  /// A line below a record without its mark, which mails and editors lose.
  static String withoutHash(String line) {
    String text = line.strip();
    return text.startsWith("#") ? text.substring(1).strip() : text;
  }

  /// Takes `main.send+0x24 /src/main.go:33`.
  private boolean addNamed(String text) {
    for (int plus = text.indexOf("+0x"); plus > 0; plus = text.indexOf("+0x", plus + 1)) {
      int end = endOfHex(text, plus + 1);
      if (end > 0 && (end == text.length() || Character.isWhitespace(text.charAt(end)))) {
        String place = text.substring(end).strip();
        int colon = place.lastIndexOf(':');
        int line = colon < 0 ? 0 : lineNumber(place.substring(colon + 1));
        addKnown(
            new ProfileFrame(
                shortened(text.substring(0, plus).strip()),
                shortened(line > 0 ? place.substring(0, colon) : place),
                line,
                0));
        return true;
      }
    }
    return false;
  }

  private void addKnown(ProfileFrame frame) {
    if (frames.size() < MAX_FRAMES) {
      frames.add(frame);
    }
  }

  private static String shortened(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
  }

  private static int lineNumber(String digits) {
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= 9
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Integer.parseInt(digits) : 0;
  }

  /// Where `0x46e0a1` at `start` ends, or -1 when there is no such number of 16 digits at most.
  private static int endOfHex(String text, int start) {
    if (!text.startsWith("0x", start)) {
      return -1;
    }
    int end = start + 2;
    while (end < text.length() && isHexDigit(text.charAt(end))) {
      end++;
    }
    int digits = end - start - 2;
    return digits >= 1 && digits <= 16 ? end : -1;
  }

  private static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /// How many goroutines it stands for.
  long count() {
    return count;
  }

  /// Its labels, to be filled.
  SequencedMap<String, String> labels() {
    return labels;
  }

  /// The printed frames whose function is known, innermost first.
  List<ProfileFrame> frames() {
    return frames;
  }

  /// Whether it stands for no goroutine at all, as Go 1.27 prints for a main in `select {}`.
  boolean isPhantom() {
    return addresses.length == 0 && frames.isEmpty();
  }

  /// Whether it is the main goroutine.
  boolean isMain() {
    return !frames.isEmpty() && frames.getLast().isIn("runtime.main");
  }

  /// Whether nothing is missing between the last printed frame and `runtime.goexit`, the only one
  /// hidden at the end.
  boolean isWhole() {
    int beforeGoexit = addresses.length - 2;
    if (beforeGoexit < 0) {
      return true;
    }
    if (printed == 0 || (!frames.isEmpty() && frames.getLast().line() == 0)) {
      return false;
    }
    // Addresses repeat in a recursion, so the place counts, not the address alone.
    return isAddressOf(lastPrinted, addresses[beforeGoexit])
        && hiddenFrames() + printed == addresses.length - 1;
  }

  /// The innermost address, 0 when there is none.
  long innermostAddress() {
    return addresses.length == 0 ? 0 : addresses[0];
  }

  /// How many of the runtime's leading frames are not printed; -1 when that cannot be told.
  int hiddenFrames() {
    for (int i = 0; printed > 0 && i < addresses.length; i++) {
      if (isAddressOf(firstPrinted, addresses[i])) {
        return i;
      }
    }
    return -1;
  }

  /// Go prints the address of the call itself, and lists the one after it.
  private static boolean isAddressOf(long printed, long listed) {
    return listed == printed + 1 || listed == printed;
  }
}
