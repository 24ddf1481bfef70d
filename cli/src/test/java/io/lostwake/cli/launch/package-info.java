@NullMarked
package io.lostwake.cli.launch;

import org.jspecify.annotations.NullMarked;
