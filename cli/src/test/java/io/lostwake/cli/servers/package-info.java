/** Real Go servers, started and used as their users do, and what is said about them. */
@NullMarked
package io.lostwake.cli.servers;

import org.jspecify.annotations.NullMarked;
