package io.lostwake.diagnosis.knowledge;

import io.lostwake.model.Cohort;
import io.lostwake.model.Frame;
import io.lostwake.model.Snapshot;
import io.lostwake.model.WaitKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of libraries: which of their strands wait by design, and how they are known to
/// leak. Lostwake's own knowledge is in the YAML files beside this class; `index` lists them.
public final class Knowledge {
  private final List<PatternFile> own;
  private final List<PatternFile> builtIn;
  private final List<Index> inOrder;

  private Knowledge(List<PatternFile> own, List<PatternFile> builtIn) {
    this.own = List.copyOf(own);
    this.builtIn = List.copyOf(builtIn);
    this.inOrder = List.of(new Index(patternsOf(own)), new Index(patternsOf(builtIn)));
  }

  /// What Lostwake itself knows.
  ///
  /// @param causes the ids of the catalogue of causes
  public static Knowledge builtIn(SequencedSet<String> causes) {
    PatternFileReader reader = new PatternFileReader(causes);
    for (String name : new String(bytesOf("index"), StandardCharsets.UTF_8).lines().toList()) {
      reader.read(name, bytesOf(name));
    }
    try {
      return new Knowledge(List.of(), reader.files());
    } catch (InvalidRulesException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// This knowledge with a user's own files before it. A pattern of theirs takes the place of the
  /// built-in one with the same id.
  public Knowledge with(List<PatternFile> ownFiles) {
    Set<String> ids = new HashSet<>();
    patternsOf(ownFiles).forEach(pattern -> ids.add(pattern.id()));
    List<PatternFile> others = new ArrayList<>();
    for (PatternFile file : builtIn) {
      List<Pattern> kept =
          file.patterns().stream().filter(pattern -> !ids.contains(pattern.id())).toList();
      others.add(new PatternFile(file.name(), file.library(), kept));
    }
    return new Knowledge(ownFiles, others);
  }

  /// The files, the user's own first.
  public List<PatternFile> files() {
    return Stream.concat(own.stream(), builtIn.stream()).toList();
  }

  /// The patterns, the user's own first.
  public List<Pattern> patterns() {
    return patternsOf(files());
  }

  /// The pattern that fits a cohort: one of the user's own before a built-in one, among those the
  /// one that names a caller furthest out (a watch of Kubernetes knows more than the HTTP client
  /// below it), then a known leak before an idle state, then the first.
  public Optional<Pattern> match(Cohort cohort, Snapshot snapshot) {
    if (cohort.stack().frames().isEmpty()) {
      return Optional.empty();
    }
    String innermost = cohort.stack().frames().getFirst().function();
    return inOrder.stream()
        .flatMap(index -> firstOf(index.stoppedIn(innermost), cohort, snapshot).stream())
        .findFirst();
  }

  /// What is known of each place of a process: strands of one pattern are one match, and so are
  /// those in the same functions with the same kind of wait that fit none. The largest first, those
  /// that fit none last.
  public List<Match> matches(Snapshot snapshot) {
    record Place(@Nullable String pattern, List<String> functions, WaitKind kind) {}
    Map<Place, Match> matches = new LinkedHashMap<>();
    for (Cohort cohort : snapshot.cohorts()) {
      Pattern pattern = match(cohort, snapshot).orElse(null);
      Place place =
          pattern == null
              ? new Place(
                  null,
                  cohort.stack().frames().stream().map(Frame::function).toList(),
                  cohort.blockedOn().kind())
              : new Place(pattern.id(), List.of(), WaitKind.UNKNOWN);
      matches.merge(place, new Match(pattern, cohort, cohort.count()), Match::plus);
    }
    return matches.values().stream()
        .sorted(
            Comparator.comparing((Match match) -> match.pattern() == null)
                .thenComparing(Comparator.comparingLong(Match::count).reversed()))
        .toList();
  }

  private static Optional<Pattern> firstOf(
      List<Pattern> patterns, Cohort cohort, Snapshot snapshot) {
    Pattern best = null;
    int reach = -1;
    for (Pattern pattern : patterns) {
      if (pattern.matches(cohort, snapshot)) {
        int reachHere = pattern.shape().reach(cohort.stack());
        boolean isWorse = pattern.waitsByDesign() || (best != null && !best.waitsByDesign());
        if (reachHere > reach || (reachHere == reach && !isWorse)) {
          best = pattern;
          reach = reachHere;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<Pattern> patternsOf(List<PatternFile> files) {
    return files.stream().flatMap(file -> file.patterns().stream()).toList();
  }

  private static byte[] bytesOf(String name) {
    try (InputStream in = Knowledge.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no knowledge file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
