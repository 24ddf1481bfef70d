package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import java.io.IOException;
import java.util.List;

/// One way to write diagnoses down. A report says the same for the same diagnoses: it asks no clock
/// and no locale.
public interface Report {
  /// Writes diagnoses in the order given.
  ///
  /// @param diagnoses one per target; at least one
  /// @param out where to; neither flushed nor closed
  /// @throws IOException when `out` cannot take it
  void write(List<Diagnosis> diagnoses, Appendable out) throws IOException;
}
