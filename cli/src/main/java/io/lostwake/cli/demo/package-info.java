/** The demo: every scenario as a real program, diagnosed and compared with what is expected. */
@NullMarked
package io.lostwake.cli.demo;

import org.jspecify.annotations.NullMarked;
