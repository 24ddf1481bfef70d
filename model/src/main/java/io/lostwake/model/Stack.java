package io.lostwake.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The calls of a strand, innermost first. Frames that belong to the runtime's own blocking (for Go:
 * {@code runtime.gopark}, {@code runtime.chansend}) are not part of it, whatever the format, so
 * that one place has one stack in every format.
 *
 * @param frames innermost first; empty when the dump has none
 * @param elided how many frames the dump left out between the inner and the outer ones; 0 when it
 *     is complete
 */
public record Stack(List<Frame> frames, int elided) {
  /** A strand of which nothing but its existence is known. */
  public static final Stack EMPTY = new Stack(List.of(), 0);

  public Stack {
    frames = List.copyOf(frames);
  }

  /** A complete stack, innermost frame first. */
  public static Stack of(Frame... frames) {
    return new Stack(List.of(frames), 0);
  }

  /** The same calls, each as the change makes it. */
  public Stack mapping(UnaryOperator<Frame> change) {
    return new Stack(frames.stream().map(change).toList(), elided);
  }

  /**
   * The innermost frame of the user's own code: the one to open first. Empty when there is none.
   */
  public Optional<Frame> innermostApplicationFrame() {
    return frames.stream().filter(Frame::isApplication).findFirst();
  }

  /** The frame the strand stopped in; empty for a stack without frames. */
  public Optional<Frame> innermost() {
    return frames.isEmpty() ? Optional.empty() : Optional.of(frames.getFirst());
  }

  /** The function the strand was started with; empty for a stack without frames. */
  public Optional<Frame> outermost() {
    return frames.isEmpty() ? Optional.empty() : Optional.of(frames.getLast());
  }

  /** Whether a frame with exactly this function is on the stack. */
  public boolean calls(String function) {
    for (Frame frame : frames) {
      if (frame.function().equals(function)) {
        return true;
      }
    }
    return false;
  }
}
