package io.lostwake.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  @Test
  void packedReferencesAreTheOnesThatWereAdded() {
    Random random = new Random(1);
    References.Builder builder = new References.Builder();
    for (int count : new int[] {0, 1, 64, 65, 1000}) {
      List<Reference> expected = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Reference reference =
            new Reference(
                random.nextInt(512),
                random.nextInt(1 << random.nextInt(31)),
                random.nextLong(),
                random.nextBoolean());
        builder.add(
            reference.frame(), reference.position(), reference.address(), reference.certain());
        assertThat(builder.get(i)).isEqualTo(reference);
        expected.add(reference);
      }
      assertThat(builder.size()).isEqualTo(count);
      assertThat(builder.build()).isEqualTo(expected);
    }
  }

  @Test
  void whatIsBuiltDoesNotChangeWithTheBuilder() {
    References.Builder builder = new References.Builder();
    builder.add(0, 0, 0xc000, true);
    References first = builder.build();
    builder.add(3, 2, 0xc008, false);

    assertThat(first).containsExactly(new Reference(0, 0, 0xc000, true));
    assertThatThrownBy(() -> builder.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> builder.add(0, -1, 0, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void strandsKeepThemPacked() {
    References.Builder builder = new References.Builder();
    builder.add(0, 0, 0xc000, true);
    References packed = builder.build();

    Strand strand = Strand.goroutine(7, 1, -1, false, null, packed, List.of());

    assertThat(strand.references()).isSameAs(packed);
    assertThat(strand.marked().references()).isSameAs(packed);
  }
}
