/** Every cause as a small program, leaking and fixed, and what is expected of it. */
@NullMarked
package io.lostwake.scenarios;

import org.jspecify.annotations.NullMarked;
