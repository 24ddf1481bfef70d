/** The checkout around the command: which code is the user's own, and where its files lie. */
@NullMarked
package io.lostwake.cli.repository;

import org.jspecify.annotations.NullMarked;
