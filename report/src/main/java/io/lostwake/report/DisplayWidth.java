package io.lostwake.report;

/// How many columns of a terminal text takes: two for the wide characters of East Asia and for
/// pictures, none for marks that combine, one for all others (Unicode UAX #11, coarsely).
final class DisplayWidth {
  private static final int[][] WIDE = {
    {0x1100, 0x115f},
    {0x2e80, 0x303e},
    {0x3041, 0xa4cf},
    {0xa960, 0xa97c},
    {0xac00, 0xd7a3},
    {0xf900, 0xfaff},
    {0xfe30, 0xfe6f},
    {0xff01, 0xff60},
    {0xffe0, 0xffe6},
    {0x1f300, 0x1f64f},
    {0x1f680, 0x1f6ff},
    {0x1f900, 0x1faff},
    {0x20000, 0x3fffd},
  };

  private DisplayWidth() {}

  static int of(String text) {
    int width = 0;
    for (int index = 0; index < text.length(); ) {
      int character = text.codePointAt(index);
      width += of(character);
      index += Character.charCount(character);
    }
    return width;
  }

  static int of(int character) {
    if (character < 0x300) {
      return 1;
    }
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (character >= range[0] && character <= range[1]) {
        return 2;
      }
    }
    return 1;
  }
}
