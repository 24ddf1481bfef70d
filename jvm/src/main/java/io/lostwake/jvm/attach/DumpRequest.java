package io.lostwake.jvm.attach;

import org.jspecify.annotations.Nullable;

/// What heap dump is wanted.
///
/// @param liveObjectsOnly whether garbage is left out, for which the JVM collects it first
/// @param keep where it stays; null when it is only needed for a moment
public record DumpRequest(boolean liveObjectsOnly, @Nullable KeptFile keep) {}
