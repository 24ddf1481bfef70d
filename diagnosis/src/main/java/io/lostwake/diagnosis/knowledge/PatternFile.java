package io.lostwake.diagnosis.knowledge;

import java.util.List;

/// One file of patterns.
///
/// @param name the name of the file
/// @param library whose strands its patterns are about
/// @param patterns in the order of the file
public record PatternFile(String name, Library library, List<Pattern> patterns) {
  public PatternFile {
    patterns = List.copyOf(patterns);
  }
}
