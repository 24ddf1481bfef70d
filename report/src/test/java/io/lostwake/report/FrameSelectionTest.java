package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.Stack;
import io.lostwake.report.FrameSelection.Gap;
import io.lostwake.report.FrameSelection.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrameSelectionTest {
  @Test
  void aShortStackIsShownWhole() {
    Stack stack = stack("SSAA");
    assertThat(rows(stack, stack.frames().get(2), 4)).isEqualTo("s s [a] a");
  }

  @Test
  void aLongStackKeepsItsEndsAndTheCulpritWithItsNeighbours() {
    Stack stack = stack("SSSSSSASSSSSSS");
    assertThat(rows(stack, stack.frames().get(6), 6)).isEqualTo("s …4 s [a] s …5 s");
  }

  @Test
  void theUsersCodeComesBeforeOtherCode() {
    Stack stack = stack("SSSASLLALLALLS");
    assertThat(rows(stack, stack.frames().get(3), 7)).isEqualTo("s s s [a] s …2 a …2 a …2 s");
  }

  @Test
  void withoutCodeOfTheUserTheInnermostFramesAndTheLastAreShown() {
    assertThat(rows(stack("SSSSSSSSSS"), null, 4)).isEqualTo("s s …7 s");
  }

  @Test
  void withoutACulpritTheUsersCodeIsShownAllTheSame() {
    assertThat(rows(stack("SSSSSSASSS"), null, 4)).isEqualTo("s …4 s a …2 s");
  }

  @Test
  void aRecursiveCulpritIsMarkedOnce() {
    Frame again = new Frame("main.again", "a.go", 1, Origin.APPLICATION);
    assertThat(rows(Stack.of(again, again, again), again, 8)).isEqualTo("[a] a a");
  }

  @Test
  void aGapNamesThePackageAllItsFramesShare() {
    List<Frame> frames = new ArrayList<>();
    for (int index = 0; index < 9; index++) {
      frames.add(new Frame("net/http.f" + index, "", 0, Origin.STANDARD_LIBRARY));
    }
    FrameSelection selection = FrameSelection.of(new Stack(frames, 0), null, 4);
    assertThat(selection.rows()).contains(new Gap(6, Optional.of("net/http")));
  }

  @Test
  void nothingIsLost() {
    var random = new Random(26);
    for (int round = 0; round < 5_000; round++) {
      int size = random.nextInt(40);
      var letters = new StringBuilder();
      for (int index = 0; index < size; index++) {
        letters.append("SLA".charAt(random.nextInt(3)));
      }
      Stack stack = stack(letters.toString());
      Frame culprit = size == 0 ? null : stack.frames().get(random.nextInt(size));
      int room = 4 + random.nextInt(8);
      FrameSelection selection = FrameSelection.of(stack, culprit, room);
      int counted = 0;
      int shown = 0;
      for (FrameSelection.Row row : selection.rows()) {
        counted += row instanceof Gap gap ? gap.count() : 1;
        shown += row instanceof Shown ? 1 : 0;
        assertThat(row instanceof Gap gap && gap.count() < 2).isFalse();
      }
      assertThat(counted).isEqualTo(size);
      assertThat(selection.hasCulprit()).isEqualTo(culprit != null);
      assertThat(shown).isLessThanOrEqualTo(2 * room);
    }
  }

  private static Stack stack(String letters) {
    List<Frame> frames = new ArrayList<>();
    for (int index = 0; index < letters.length(); index++) {
      Origin origin =
          switch (letters.charAt(index)) {
            case 'A' -> Origin.APPLICATION;
            case 'L' -> Origin.LIBRARY;
            default -> Origin.STANDARD_LIBRARY;
          };
      frames.add(new Frame("p" + index + ".f", "f.go", index + 1, origin));
    }
    return new Stack(frames, 0);
  }

  private static String rows(Stack stack, @Nullable Frame culprit, int room) {
    List<String> rows = new ArrayList<>();
    for (FrameSelection.Row row : FrameSelection.of(stack, culprit, room).rows()) {
      switch (row) {
        case Gap gap -> rows.add("…" + gap.count());
        case Shown shown -> {
          String letter = shown.frame().isApplication() ? "a" : "s";
          rows.add(shown.isCulprit() ? "[" + letter + "]" : letter);
        }
      }
    }
    return String.join(" ", rows);
  }
}
