@NullMarked
package io.lostwake.golang.log;

import org.jspecify.annotations.NullMarked;
