package io.lostwake.report;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/// Writes as `\\u` escapes what JSON would let through and a terminal would obey or not show: the
/// text stays the same for a program, and is safe for a person who looks at the file.
public final class HiddenCharacterEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7f;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
    codes[DELETE] = CharacterEscapes.ESCAPE_STANDARD;
    return codes;
  }

  /// Halves of a surrogate pair come here one by one: they are no characters yet.
  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    boolean isHalf = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    return isHalf || !VisibleText.isHidden(character)
        ? null
        : new SerializedString("\\u%04x".formatted(character));
  }
}
