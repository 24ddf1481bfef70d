@NullMarked
package io.lostwake.cli;

import org.jspecify.annotations.NullMarked;
