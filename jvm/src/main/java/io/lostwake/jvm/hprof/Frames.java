package io.lostwake.jvm.hprof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stacks as people read them. Each distinct call and each distinct stack is made once.
final class Frames {
  private static final int NATIVE = -3;

  private final Stacks stacks;
  private final Texts texts;
  private final ClassTable classes;
  private final @Nullable HeapFrame[] calls;
  private final List<@Nullable List<HeapFrame>> made;

  Frames(Stacks stacks, Texts texts, ClassTable classes) {
    this.stacks = stacks;
    this.texts = texts;
    this.classes = classes;
    this.calls = new @Nullable HeapFrame[stacks.calls().size()];
    this.made = new ArrayList<>(Collections.nCopies(stacks.size(), null));
  }

  /// The stack of a trace; empty when the dump lacks it.
  List<HeapFrame> ofTrace(int serial) {
    int stack = stacks.ofTrace(serial);
    if (stack < 0) {
      return List.of();
    }
    List<HeapFrame> frames = made.get(stack);
    if (frames == null) {
      List<HeapFrame> list = new ArrayList<>();
      for (int call : stacks.calls(stack)) {
        list.add(frame(call));
      }
      frames = List.copyOf(list);
      made.set(stack, frames);
    }
    return frames;
  }

  private HeapFrame frame(int call) {
    HeapFrame frame = calls[call];
    if (frame == null) {
      Calls all = stacks.calls();
      HeapClass type = classes.ofSerial(all.classSerial(call));
      int line = all.line(call);
      frame =
          new HeapFrame(
              type == null ? "" : type.name(),
              texts.text(all.method(call)),
              texts.text(all.signature(call)),
              texts.text(all.file(call)),
              line == NATIVE ? -1 : Math.max(0, line),
              type == null ? HeapGraph.NONE : type.object());
      calls[call] = frame;
    }
    return frame;
  }
}
