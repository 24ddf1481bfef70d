package io.lostwake.diagnosis.knowledge;

import io.lostwake.model.Cohort;
import io.lostwake.model.Snapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of one way in which a library's strands wait: idle by design, or a known way to
/// lose them.
///
/// @param id unique and stable
/// @param library whose strands they are
/// @param says what it is, as a short noun phrase in the singular
/// @param shape how their stacks look
/// @param versions of the library or of Go in which they look so
/// @param isOfRuntime whether it is a thread of the runtime itself, which is woken from outside
///   what a dump shows
/// @param leak what it means; null when it waits by design
/// @param beyond where the design ends; null when any number of them is by design
/// @param why the reason, in one sentence that can be checked
/// @param seenIn where in the library's source they wait; empty when not said
public record Pattern(
    String id,
    Library library,
    String says,
    Shape shape,
    VersionRange versions,
    boolean isOfRuntime,
    @Nullable Leak leak,
    @Nullable Beyond beyond,
    String why,
    String seenIn) {

  /// Whether the strands of a cohort fit.
  boolean matches(Cohort cohort, Snapshot snapshot) {
    return shape.fits(cohort, snapshot)
        && (versions.isOpen() || versions.admits(SeenVersions.of(cohort, snapshot, library)));
  }

  /// Whether strands that fit are idle by design; otherwise they are a known leak.
  public boolean waitsByDesign() {
    return leak == null;
  }

  /// The id of the cause of a leak; null for what waits by design.
  public @Nullable String cause() {
    return leak == null ? null : leak.cause();
  }

  /// What to do about a leak; null for what waits by design.
  public @Nullable String fix() {
    return leak == null ? null : leak.fix();
  }

  /// Whether a leak is strong evidence by itself.
  public boolean isStrong() {
    return leak != null && leak.isStrong();
  }

  /// Whether it was by design, but for their number or age.
  public boolean isBeyondDesign() {
    return leak != null && beyond != null;
  }

  /// The same strands where there are more of them than their design explains: a leak.
  ///
  /// @throws NullPointerException if any number of them is by design
  public Pattern beyondDesign() {
    Beyond limit = Objects.requireNonNull(beyond, () -> id + " is by design in any number");
    Leak lost = new Leak(limit.cause(), limit.fix(), false);
    return new Pattern(
        id, library, says, shape, versions, isOfRuntime, lost, limit, limit.why(), seenIn);
  }
}
