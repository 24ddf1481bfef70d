/** The threads of a heap dump, and what each of them waits for. */
@NullMarked
package io.lostwake.jvm.threads;

import org.jspecify.annotations.NullMarked;
