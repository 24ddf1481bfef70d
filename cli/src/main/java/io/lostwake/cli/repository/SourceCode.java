package io.lostwake.cli.repository;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Frame;
import java.util.Optional;

/// The user's source code: what of it is their own, and where it lies.
///
/// @param own which code is the user's own
/// @param paths what the user says about paths; comes before everything else
/// @param trimmer turns the other paths into those of the repository; absent to leave them
public record SourceCode(OwnCode own, PathMap paths, Optional<PathTrimmer> trimmer) {
  /// The diagnosis with its frames in this code. Fingerprints stay as they are.
  public Diagnosis placing(Diagnosis diagnosis) {
    Diagnosis claimed = own.claim(diagnosis);
    return paths.rules().isEmpty() && trimmer.isEmpty() ? claimed : claimed.mapping(this::placed);
  }

  private Frame placed(Frame frame) {
    return frame.withFile(
        paths
            .applied(frame.file())
            .or(() -> trimmer.map(trim -> trim.trimmed(frame)))
            .orElse(frame.file()));
  }
}
