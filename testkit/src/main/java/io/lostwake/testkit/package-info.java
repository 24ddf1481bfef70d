/** Test-only: golden files, real Go toolchains, processes to ask. */
@NullMarked
package io.lostwake.testkit;

import org.jspecify.annotations.NullMarked;
