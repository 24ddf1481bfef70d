package io.lostwake.golang.log;

import java.nio.charset.StandardCharsets;

/// Text inside quotes, as JSON, Go's `%q` and logfmt write it, quoted any number of times. It comes
/// in pieces of any size; what it says goes to a receiver byte by byte.
final class EscapedText {
  /// Quotes within quotes are read up to this depth.
  static final int MAXIMUM_LEVELS = 5;

  private final Level[] levels;
  private final boolean endsAtQuote;
  private final Receiver receiver;
  private int endedLevel;

  /// Hears the text.
  @FunctionalInterface
  interface Receiver {
    /// The next byte.
    void take(byte b);
  }

  /// A text.
  ///
  /// @param levels how many times it is quoted, from 1
  /// @param endsAtQuote whether a quotation mark ends it
  EscapedText(int levels, boolean endsAtQuote, Receiver receiver) {
    this.levels = new Level[levels];
    for (int i = 0; i < levels; i++) {
      this.levels[i] = new Level(i + 1);
    }
    this.endsAtQuote = endsAtQuote;
    this.receiver = receiver;
  }

  /// Takes bytes up to the end of the text.
  ///
  /// @return index after the quotation mark that ended it or a text around it, or `to`
  int take(byte[] bytes, int from, int to) {
    endedLevel = 0;
    for (int i = from; i < to; i++) {
      levels[0].take(bytes[i]);
      if (endedLevel > 0) {
        return i + 1;
      }
    }
    return to;
  }

  /// Which level ended with the last piece: as many as there are when it was the text itself, fewer
  /// when it was a text around it; 0 when none did.
  int endedLevel() {
    return endedLevel;
  }

  private final class Level {
    private final int number;
    private boolean isEscaped;
    private int digitsLeft;
    private int code;
    private int highSurrogate;

    Level(int number) {
      this.number = number;
    }

    void take(byte b) {
      if (digitsLeft > 0) {
        takeDigit(b);
      } else if (isEscaped) {
        isEscaped = false;
        takeEscape(b);
      } else if (b == '\\') {
        isEscaped = true;
      } else if (b == '"' && endsAtQuote) {
        endedLevel = endedLevel == 0 ? number : Math.min(endedLevel, number);
      } else {
        give(b);
      }
    }

    private void takeEscape(byte b) {
      switch (b) {
        case 'n' -> give((byte) '\n');
        case 't' -> give((byte) '\t');
        case 'r' -> give((byte) '\r');
        case 'b', 'f', 'v', 'a' -> give((byte) ' ');
        case 'u' -> digitsLeft = 4;
        case 'U' -> digitsLeft = 8;
        case 'x' -> digitsLeft = 2;
        default -> give(b);
      }
    }

    private void takeDigit(byte b) {
      int digit = Character.digit(b, 16);
      code = digit < 0 ? 0xfffd : code << 4 | digit;
      digitsLeft = digit < 0 ? 0 : digitsLeft - 1;
      if (digitsLeft > 0) {
        return;
      }
      int character = code;
      code = 0;
      if (character >= 0xd800 && character < 0xdc00) {
        highSurrogate = character;
        return;
      }
      if (character >= 0xdc00 && character < 0xe000 && highSurrogate != 0) {
        character = Character.toCodePoint((char) highSurrogate, (char) character);
      }
      highSurrogate = 0;
      boolean isValid = Character.isValidCodePoint(character);
      String text = Character.toString(isValid ? character : 0xfffd);
      for (byte utf8 : text.getBytes(StandardCharsets.UTF_8)) {
        give(utf8);
      }
    }

    private void give(byte b) {
      if (number < levels.length) {
        levels[number].take(b);
      } else {
        receiver.take(b);
      }
    }
  }
}
