@NullMarked
package io.lostwake.cli.repository;

import org.jspecify.annotations.NullMarked;
