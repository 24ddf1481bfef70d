/** Heap dumps and living JVMs, with the proof of which threads are lost, to snapshots. */
@NullMarked
package io.lostwake.jvm;

import org.jspecify.annotations.NullMarked;
