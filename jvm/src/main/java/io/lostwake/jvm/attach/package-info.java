/// Living JVMs of this machine: which there are, and what they tell when they are asked.
@NullMarked
package io.lostwake.jvm.attach;

import org.jspecify.annotations.NullMarked;
