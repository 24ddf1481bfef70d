/** Test-only: Jazzer against every parser. */
@NullMarked
package io.lostwake.fuzz;

import org.jspecify.annotations.NullMarked;
