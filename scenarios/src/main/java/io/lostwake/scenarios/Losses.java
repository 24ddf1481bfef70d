package io.lostwake.scenarios;

/// How much a leaking program loses.
///
/// @param strands how many it loses at the root by one loss, at least 1
/// @param companions how many more it loses behind the root by one loss, 0 or more
/// @param most how many losses it can have, at least 1; [Integer#MAX_VALUE] if there is no end
public record Losses(int strands, int companions, int most) {

  /// All that are lost by one loss.
  public int each() {
    return strands + companions;
  }
}
