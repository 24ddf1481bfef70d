package io.lostwake.bench;

import java.io.IOException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A program with a large heap and hardly a thread: `COUNT` objects in an array, each of which
/// refers to two others. It prints `ready` when they are there, and ends with its standard input.
public final class PlainObjects {

  private static final long SEED = 20_261_125;

  private PlainObjects() {}

  /// An object with two references and two numbers.
  private record Node(long key, int weight, @Nullable Node left, @Nullable Node right) {}

  /// Holds so many objects.
  ///
  /// @throws IOException if it cannot read its standard input
  public static void main(String[] arguments) throws IOException {
    Random random = new Random(SEED);
    Node[] nodes = new Node[Integer.parseInt(arguments[0])];
    for (int i = 0; i < nodes.length; i++) {
      // Anywhere before it, as far away as references go in a heap that has grown for hours.
      Node left = i == 0 ? null : nodes[random.nextInt(i)];
      Node right = i == 0 ? null : nodes[random.nextInt(i)];
      nodes[i] = new Node(i, random.nextInt(), left, right);
    }
    StandardInput.waitForItsEnd();
    System.out.println(nodes.length);
  }
}
