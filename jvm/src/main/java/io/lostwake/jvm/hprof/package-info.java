/** A heap dump as a graph of objects. Knows nothing of threads that wait, or of leaks. */
@NullMarked
package io.lostwake.jvm.hprof;

import org.jspecify.annotations.NullMarked;
