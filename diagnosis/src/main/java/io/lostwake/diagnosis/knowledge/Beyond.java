package io.lostwake.diagnosis.knowledge;

import java.util.List;

/// How many strands a library's design explains, and what it is when there are more.
///
/// @param strands so many in one process are explained; 0 or more
/// @param minutes only those that have waited longer count, where the source tells it; 0 for all
/// @param explainedBy functions: each strand with one of them on its stack explains one more
/// @param beside ids of patterns whose strands belong to the same story, such as the other halves
///   of the same connections
/// @param cause the id of the cause of more than that
/// @param fix what to do about more than that
/// @param why the reason, in one sentence that can be checked
public record Beyond(
    long strands,
    int minutes,
    List<String> explainedBy,
    List<String> beside,
    String cause,
    String fix,
    String why) {
  public Beyond {
    explainedBy = List.copyOf(explainedBy);
    beside = List.copyOf(beside);
  }
}
