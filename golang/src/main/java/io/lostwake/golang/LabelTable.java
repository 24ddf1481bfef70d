package io.lostwake.golang;

import io.lostwake.model.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the labels of goroutines on the counters of their places. Equal label sets are read once.
 * What all places together keep is limited: each label of a goroutine is charged for, until its
 * place has been charged for as many as {@link Labels} can keep.
 */
final class LabelTable {
  private static final int MAXIMUM_SETS = 1 << 14;
  private static final int MAXIMUM_BYTES = 2 << 20;
  private static final int MAXIMUM_PER_PLACE = Labels.MAXIMUM_KEYS * Labels.MAXIMUM_VALUES;

  private final ByteStringTable numbers = new ByteStringTable(MAXIMUM_SETS, MAXIMUM_BYTES);
  private final List<List<GoroutineLabels.Label>> sets = new ArrayList<>();
  private int budget = 1 << 18;
  private boolean isExhausted;

  /** Whether labels were left out because there were too many. */
  boolean isExhausted() {
    return isExhausted;
  }

  /** Counts the labels in a range of bytes for one goroutine. */
  void count(PlaceTable.Place place, byte[] bytes, int from, int to) {
    for (GoroutineLabels.Label label : labels(bytes, from, to)) {
      if (place.labelsCharged() < MAXIMUM_PER_PLACE) {
        if (budget == 0) {
          isExhausted = true;
          return;
        }
        budget--;
        place.chargeLabel();
      }
      place.counter().addLabel(label.key(), label.value(), 1);
    }
  }

  private List<GoroutineLabels.Label> labels(byte[] bytes, int from, int to) {
    int number = numbers.find(bytes, from, to);
    if (number >= 0) {
      return sets.get(number);
    }
    List<GoroutineLabels.Label> labels = GoroutineLabels.read(bytes, from, to);
    if (numbers.add(bytes, from, to) >= 0) {
      sets.add(labels);
    }
    return labels;
  }
}
