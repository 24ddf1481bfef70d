package io.lostwake.model;

/**
 * An argument of a call that may be an address. Addresses identify locks, channels and receivers
 * within one snapshot and mean nothing outside it.
 *
 * @param frame index into the stack's frames
 * @param position 0 for the receiver of a method or the first argument word
 * @param address never 0
 * @param certain false when the runtime says that the value may be stale (Go's trailing {@code ?})
 */
public record Reference(int frame, int position, long address, boolean certain) {}
