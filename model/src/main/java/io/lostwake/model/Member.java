package io.lostwake.model;

/**
 * One strand of a finding by name.
 *
 * @param id the runtime's id
 * @param name what the runtime calls it, such as {@code goroutine 18}
 */
public record Member(long id, String name) {}
