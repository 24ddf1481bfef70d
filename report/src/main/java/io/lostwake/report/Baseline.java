package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Fingerprint;
import io.lostwake.model.Frame;
import io.lostwake.model.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/// What was found once and is known since. Each fingerprint stands in it once, in ascending order.
///
/// @param entries sorted by fingerprint
public record Baseline(List<Entry> entries) {
  /// One known finding. All but the fingerprint is there for people, and to notice when it gets
  /// worse.
  ///
  /// @param cause the id of the cause
  /// @param verdict how sure it was
  /// @param count how many strands were lost; at least 1
  /// @param culprit the function and the file to open first, without the line, which moves; empty
  ///   when not known
  public record Entry(
      Fingerprint fingerprint, String cause, Verdict verdict, long count, String culprit) {
    static Entry of(Finding finding) {
      Frame culprit = finding.culprit();
      return new Entry(
          finding.fingerprint(),
          finding.cause(),
          finding.verdict(),
          finding.count(),
          culprit == null ? "" : (culprit.function() + " " + culprit.fileName()).strip());
    }

    /// Both as one: the surer in words, and the number of both.
    private Entry plus(Entry other) {
      Entry surer = SUREST_FIRST.compare(this, other) <= 0 ? this : other;
      return surer.withCount(count + other.count);
    }

    private Entry withCount(long number) {
      return new Entry(fingerprint, cause, verdict, number, culprit);
    }
  }

  private static final Comparator<Entry> SUREST_FIRST =
      Comparator.comparing(Entry::verdict)
          .thenComparing(Comparator.comparingLong(Entry::count).reversed())
          .thenComparing(Entry::cause)
          .thenComparing(Entry::culprit);

  /// Findings of several processes with one fingerprint are one entry.
  public static Baseline of(List<Diagnosis> diagnoses) {
    return merged(
        diagnoses.stream()
            .flatMap(diagnosis -> diagnosis.findings().stream())
            .map(Entry::of)
            .toList(),
        Entry::plus);
  }

  /// Entries as a file has them: where two branches were merged, a fingerprint may stand there
  /// twice, and the worse counts.
  static Baseline ofFile(List<Entry> entries) {
    return merged(
        entries,
        (one, other) -> {
          Entry surer = SUREST_FIRST.compare(one, other) <= 0 ? one : other;
          return surer.withCount(Math.max(one.count(), other.count()));
        });
  }

  private static Baseline merged(List<Entry> entries, BinaryOperator<Entry> merge) {
    return new Baseline(
        List.copyOf(
            entries.stream()
                .collect(
                    Collectors.toMap(
                        entry -> entry.fingerprint().value(), entry -> entry, merge, TreeMap::new))
                .values()));
  }

  /// By fingerprint.
  Map<Fingerprint, Entry> byFingerprint() {
    return entries.stream().collect(Collectors.toMap(Entry::fingerprint, entry -> entry));
  }
}
