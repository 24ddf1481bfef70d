package io.lostwake.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * References packed into columns, made into objects only when they are asked for. A large dump has
 * millions of them, and a diagnosis looks at few.
 */
public final class References extends AbstractList<Reference> implements RandomAccess {
  private final long[] addresses;
  private final int[] frames;

  /** Positions; the complement of one that is not certain, which is below 0. */
  private final int[] positions;

  private References(long[] addresses, int[] frames, int[] positions) {
    this.addresses = addresses;
    this.frames = frames;
    this.positions = positions;
  }

  @Override
  public int size() {
    return addresses.length;
  }

  @Override
  public Reference get(int index) {
    int position = positions[index];
    return new Reference(
        frames[index], position < 0 ? ~position : position, addresses[index], position >= 0);
  }

  /** Collects the references of one strand after another. */
  public static final class Builder {
    private long[] addresses = new long[64];
    private int[] frames = new int[64];
    private int[] positions = new int[64];
    private int size;

    /** How many were added since the last {@link #build}. */
    public int size() {
      return size;
    }

    /** One that was added since the last {@link #build}. */
    public Reference get(int index) {
      Objects.checkIndex(index, size);
      return new References(addresses, frames, positions).get(index);
    }

    /** Adds one, given as {@link Reference} is; the position is at least 0. */
    public void add(int frame, int position, long address, boolean certain) {
      if (position < 0) {
        throw new IllegalArgumentException("position is negative: " + position);
      }
      if (size == addresses.length) {
        addresses = Arrays.copyOf(addresses, size * 2);
        frames = Arrays.copyOf(frames, size * 2);
        positions = Arrays.copyOf(positions, size * 2);
      }
      addresses[size] = address;
      frames[size] = frame;
      positions[size] = certain ? position : ~position;
      size++;
    }

    /** What was added, and begins anew. */
    public References build() {
      References built =
          new References(
              Arrays.copyOf(addresses, size),
              Arrays.copyOf(frames, size),
              Arrays.copyOf(positions, size));
      size = 0;
      return built;
    }
  }
}
