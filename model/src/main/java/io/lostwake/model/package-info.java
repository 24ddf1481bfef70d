/** The words of Lostwake as records: strands, cohorts, waits, findings. No I/O, no dependencies. */
@NullMarked
package io.lostwake.model;

import org.jspecify.annotations.NullMarked;
