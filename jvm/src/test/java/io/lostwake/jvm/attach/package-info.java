@NullMarked
package io.lostwake.jvm.attach;

import org.jspecify.annotations.NullMarked;
