/** Goroutine profiles and tracebacks, from a URL, a file or a stream, to snapshots. */
@NullMarked
package io.lostwake.golang;

import org.jspecify.annotations.NullMarked;
