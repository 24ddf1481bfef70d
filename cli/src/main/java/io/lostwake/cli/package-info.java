/** The command line: the only room that composes the others. */
@NullMarked
package io.lostwake.cli;

import org.jspecify.annotations.NullMarked;
