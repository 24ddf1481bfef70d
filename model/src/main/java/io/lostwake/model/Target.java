package io.lostwake.model;

import org.jspecify.annotations.Nullable;

/**
 * What was looked at.
 *
 * @param name the source as the user named it, without credentials
 * @param runtime what runs the strands
 * @param version the runtime's version, such as {@code 1.27.4}; null when the source does not tell
 */
public record Target(String name, TargetRuntime runtime, @Nullable String version) {}
