@NullMarked
package io.lostwake.scenarios;

import org.jspecify.annotations.NullMarked;
