/** Which threads of a heap dump nothing can wake any more, and what keeps the others possible. */
@NullMarked
package io.lostwake.jvm.proof;

import org.jspecify.annotations.NullMarked;
