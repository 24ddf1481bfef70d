@NullMarked
package io.lostwake.jvm.threads;

import org.jspecify.annotations.NullMarked;
