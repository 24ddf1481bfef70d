/** What the launcher runs once after a build, so that every later start is fast. */
@NullMarked
package io.lostwake.cli.launch;

import org.jspecify.annotations.NullMarked;
