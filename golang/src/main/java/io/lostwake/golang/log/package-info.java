/// Finds goroutine dumps inside text of any kind and size, and takes off what a log wrapped around
/// their lines. What comes out is clean text for the readers of the formats.
@NullMarked
package io.lostwake.golang.log;

import org.jspecify.annotations.NullMarked;
