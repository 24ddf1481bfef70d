package io.lostwake.scenarios;

/// One program of a scenario.
///
/// @param scenario what it shows
/// @param variant whether it leaks
/// @param strands what it starts; one source may be several programs
public record Program(Scenario scenario, Variant variant, Strands strands) {

  /// What runs it.
  public ProgramRuntime runtime() {
    return scenario.runtime();
  }

  /// The program in a few words, such as `no-receiver/timeout (leaking, virtual)`.
  public String title() {
    String started = strands == Strands.GOROUTINES ? "" : ", " + strands.word();
    return scenario.id() + " (" + variant.directory() + started + ")";
  }

  /// The path of its source among the resources of this module.
  String resource() {
    return runtime().root() + scenario.source(variant);
  }
}
