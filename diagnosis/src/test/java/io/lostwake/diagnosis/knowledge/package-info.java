@NullMarked
package io.lostwake.diagnosis.knowledge;

import org.jspecify.annotations.NullMarked;
