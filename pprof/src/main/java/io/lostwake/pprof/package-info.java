/** profile.proto, read and written by hand: small, bounded, fuzzed. */
@NullMarked
package io.lostwake.pprof;

import org.jspecify.annotations.NullMarked;
