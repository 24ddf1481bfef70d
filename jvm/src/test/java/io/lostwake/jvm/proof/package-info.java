@NullMarked
package io.lostwake.jvm.proof;

import org.jspecify.annotations.NullMarked;
