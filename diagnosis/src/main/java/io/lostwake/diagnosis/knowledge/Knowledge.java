package io.lostwake.diagnosis.knowledge;

import io.lostwake.model.Cohort;
import io.lostwake.model.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

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

  /// The pattern that fits a cohort: one of the user's own before a built-in one, among those a
  /// known leak before an idle state that does not name the place more exactly, then the first.
  public Optional<Pattern> match(Cohort cohort, Snapshot snapshot) {
    if (cohort.stack().frames().isEmpty()) {
      return Optional.empty();
    }
    String innermost = cohort.stack().frames().getFirst().function();
    return inOrder.stream()
        .flatMap(index -> firstOf(index.stoppedIn(innermost), cohort, snapshot).stream())
        .findFirst();
  }

  private static Optional<Pattern> firstOf(
      List<Pattern> patterns, Cohort cohort, Snapshot snapshot) {
    Pattern expected = null;
    Pattern leak = null;
    for (Pattern pattern : patterns) {
      boolean isNews =
          pattern.waitsByDesign()
              ? expected == null || (leak != null && pattern.shape().refines(leak.shape()))
              : leak == null;
      if (isNews && pattern.matches(cohort, snapshot)) {
        if (pattern.waitsByDesign()) {
          expected = pattern;
        } else {
          leak = pattern;
        }
      }
    }
    boolean isKnownBetter =
        leak != null && expected != null && expected.shape().refines(leak.shape());
    return Optional.ofNullable(leak == null || isKnownBetter ? expected : leak);
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
