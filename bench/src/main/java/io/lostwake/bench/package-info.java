/** Test-only: speed and memory, as ratios against peers in the same run. */
@NullMarked
package io.lostwake.bench;

import org.jspecify.annotations.NullMarked;
