/** Findings as text and JSON. */
@NullMarked
package io.lostwake.report;

import org.jspecify.annotations.NullMarked;
