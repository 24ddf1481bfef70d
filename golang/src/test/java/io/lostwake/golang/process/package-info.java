@NullMarked
package io.lostwake.golang.process;

import org.jspecify.annotations.NullMarked;
