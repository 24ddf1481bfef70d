package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import io.lostwake.model.Evidence.Strength;

/** Evidence by its strength. */
final class Facts {
  private Facts() {}

  static Evidence proof(String kind, String says) {
    return new Evidence(kind, Strength.PROOF, says);
  }

  static Evidence strong(String kind, String says) {
    return new Evidence(kind, Strength.STRONG, says);
  }

  static Evidence weak(String kind, String says) {
    return new Evidence(kind, Strength.WEAK, says);
  }

  static Evidence against(String kind, String says) {
    return new Evidence(kind, Strength.AGAINST, says);
  }
}
