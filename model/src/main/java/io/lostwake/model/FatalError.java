package io.lostwake.model;

/**
 * The error a process died of, when the dump is its last words.
 *
 * @param message the runtime's own words, such as {@code fatal error: all goroutines are asleep -
 *     deadlock!}
 * @param everyStrandAsleep whether the runtime said that no strand could ever run again
 */
public record FatalError(String message, boolean everyStrandAsleep) {}
