/// Go processes of this machine: which there are, and where they can be asked.
@NullMarked
package io.lostwake.golang.process;

import org.jspecify.annotations.NullMarked;
