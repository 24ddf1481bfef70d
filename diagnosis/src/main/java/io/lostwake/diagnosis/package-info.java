/** Snapshots in, findings out: causes, evidence, verdicts, library knowledge. */
@NullMarked
package io.lostwake.diagnosis;

import org.jspecify.annotations.NullMarked;
