package io.lostwake.diagnosis.knowledge;

/// What it means that strands wait in a way in which a library is known to lose them.
///
/// @param cause the id of its cause in the catalogue
/// @param fix what to do
/// @param isStrong whether the pattern alone is strong evidence
record Leak(String cause, String fix, boolean isStrong) {}
