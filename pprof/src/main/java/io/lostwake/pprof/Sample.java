package io.lostwake.pprof;

import java.util.ArrayList;
import java.util.List;

/// One stack of a profile with what was measured there.
///
/// @param locationIds the stack as ids of [Location], the leaf first; may be empty
/// @param values one number per entry of [Profile#sampleTypes()]
/// @param labels annotations in file order; may be empty
public record Sample(List<Long> locationIds, List<Long> values, List<Label> labels) {

  /// Copies the lists, so that the sample cannot change.
  public Sample {
    locationIds = List.copyOf(locationIds);
    values = List.copyOf(values);
    labels = List.copyOf(labels);
  }

  static Sample read(WireReader in, StringTable strings) throws MalformedProfileException {
    List<Long> locationIds = new ArrayList<>();
    List<Long> values = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> in.numbers("a sample's location id", locationIds);
        case 2 -> in.numbers("a sample's value", values);
        case 3 -> labels.add(LabelWire.read(in.message("a sample's label"), strings));
        default -> in.skip();
      }
    }
    return new Sample(locationIds, values, labels);
  }

  void write(WireWriter out) {
    out.numbers(1, locationIds);
    out.numbers(2, values);
    for (Label label : labels) {
      WireWriter body = out.message();
      LabelWire.write(label, body);
      out.message(3, body);
    }
  }
}
