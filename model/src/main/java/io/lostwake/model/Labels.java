package io.lostwake.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The labels of a cohort's strands (Go's pprof labels): key to value to how many strands carry it.
 * Keys and values ascend.
 *
 * @param counts what the dump said, as far as it was kept: at most {@value #MAXIMUM_KEYS} keys and
 *     {@value #MAXIMUM_VALUES} values of each
 */
public record Labels(SequencedMap<String, SequencedMap<String, Long>> counts) {
  /** How many keys of one cohort are kept. */
  public static final int MAXIMUM_KEYS = 16;

  /** How many values of one key are kept. */
  public static final int MAXIMUM_VALUES = 32;

  /** No label at all. */
  public static final Labels NONE = new Labels(new LinkedHashMap<>());

  public Labels {
    var copy = new LinkedHashMap<String, SequencedMap<String, Long>>();
    for (var entry : new TreeMap<>(counts).entrySet()) {
      copy.put(
          entry.getKey(),
          Collections.unmodifiableSequencedMap(
              new LinkedHashMap<>(new TreeMap<String, Long>(entry.getValue()))));
    }
    counts = Collections.unmodifiableSequencedMap(copy);
  }

  /** Whether no strand carries a label. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** The labels of both, counts added, within the limits; keys and values already here win. */
  public Labels plus(Labels other) {
    var sum = new LinkedHashMap<String, SequencedMap<String, Long>>();
    counts.forEach((key, values) -> sum.put(key, new LinkedHashMap<>(values)));
    other.counts.forEach((key, values) -> values.forEach((value, n) -> add(sum, key, value, n)));
    return new Labels(sum);
  }

  /** Adds within the limits; what does not fit is not counted. */
  static void add(
      Map<String, SequencedMap<String, Long>> counts, String key, String value, long count) {
    SequencedMap<String, Long> values = counts.get(key);
    if (values == null) {
      if (counts.size() >= MAXIMUM_KEYS) {
        return;
      }
      values = new LinkedHashMap<>();
      counts.put(key, values);
    }
    if (values.containsKey(value) || values.size() < MAXIMUM_VALUES) {
      values.merge(value, count, Long::sum);
    }
  }
}
