package io.lostwake.diagnosis.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/// Files of patterns that cannot be used, with everything that is wrong with them.
public final class InvalidRulesException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<RuleError> errors;

  InvalidRulesException(List<RuleError> errors) {
    super(errors.stream().map(RuleError::toString).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
  }

  /// What is wrong, in the order of the files; at least one.
  public List<RuleError> errors() {
    return errors;
  }
}
