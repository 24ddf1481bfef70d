/// What is known of libraries: patterns of stacks that wait by design or are known to leak, as
/// data.
@NullMarked
package io.lostwake.diagnosis.knowledge;

import org.jspecify.annotations.NullMarked;
