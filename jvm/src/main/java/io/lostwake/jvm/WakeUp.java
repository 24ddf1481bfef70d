package io.lostwake.jvm;

import java.util.List;

/// What could still wake one thread.
///
/// @param thread the thread in words, such as `virtual thread #41 "tx-7"`
/// @param says the answer as a sentence
/// @param way the shortest way from something alive to the thread, a step a line; empty when there
///   is none or none is known
public record WakeUp(String thread, String says, List<String> way) {
  public WakeUp {
    way = List.copyOf(way);
  }
}
