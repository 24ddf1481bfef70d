package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import io.lostwake.model.Strand;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Idle workers of executors that were made again and again. */
final class IdleWorkers {
  /** {@code Executors.defaultThreadFactory} numbers the executors of a process from 1. */
  private static final Pattern DEFAULT_NAME = Pattern.compile("pool-(\\d{1,9})-thread-\\d{1,9}");

  /** So many executors are more than the parts of a healthy program make. */
  private static final int MANY_EXECUTORS = 32;

  private IdleWorkers() {}

  /** That the workers of a group belong to many executors, as far as their names tell. */
  static Optional<Evidence> ofManyExecutors(Group group) {
    long executors =
        group.samples().stream()
            .map(Strand::name)
            .map(DEFAULT_NAME::matcher)
            .filter(Matcher::matches)
            .map(name -> name.group(1))
            .distinct()
            .count();
    return executors < MANY_EXECUTORS
        ? Optional.empty()
        : Optional.of(
            Facts.strong(
                "many-executors",
                "idle workers of %s%d executors that were made with Executors.new...(), by their names"
                    .formatted(
                        group.samples().size() < group.count() ? "at least " : "", executors)));
  }
}
