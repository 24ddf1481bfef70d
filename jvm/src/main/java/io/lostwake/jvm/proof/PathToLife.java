package io.lostwake.jvm.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * A way from something alive to a thread.
 *
 * @param steps the first one is alive; the last one leads to the thread
 */
public record PathToLife(List<Step> steps) {
  private static final int FIRST = 4;
  private static final int LAST = 3;

  /** The kinds of steps. */
  public enum Kind {
    /** A static field; its class, and its name. */
    STATIC_FIELD,
    /** A class, through something else than a static field; no member. */
    CLASS,
    /** A local of a call of a thread; the thread in words, and the call. */
    FRAME,
    /** The Thread object of a thread; the thread in words, no member. */
    THREAD,
    /** A handle of the JVM or of native code; its kind in words, no member. */
    ROOT,
    /** An object that the collector kept, and the dump does not tell why; its class, no member. */
    UNEXPLAINED,
    /** A field; its class, and its name. */
    FIELD,
    /** An element of an array; the array's class, and the index. */
    ELEMENT,
    /**
     * Whoever reaches an object can notify its monitor; the object's class, or the class itself
     * after the word {@code class}; no member.
     */
    MONITOR,
    /** The collector, which puts references into queues; no member. */
    COLLECTOR
  }

  /**
   * One step. Names come from the dump and may hold any character.
   *
   * @param kind what it is
   * @param owner what the kind says
   * @param member what the kind says, or empty
   */
  public record Step(Kind kind, String owner, String member) {
    /** In words, such as {@code static com.acme.Jobs.QUEUE} or {@code Node.next}. */
    @Override
    public String toString() {
      return switch (kind) {
        case STATIC_FIELD -> "static " + owner + "." + member;
        case CLASS -> "class " + owner;
        case FRAME -> owner + " in " + member;
        case THREAD, ROOT -> owner;
        case UNEXPLAINED -> "something the dump does not show, which keeps " + simple(owner);
        case FIELD -> simple(owner) + "." + member;
        case ELEMENT -> simple(owner).replaceFirst("\\[]", "[" + member + "]");
        case MONITOR -> "the monitor of " + (owner.startsWith("class ") ? owner : simple(owner));
        case COLLECTOR -> "the garbage collector";
      };
    }

    private static String simple(String className) {
      String name = className.substring(className.lastIndexOf('.') + 1);
      int nested = name.lastIndexOf('$');
      boolean named =
          nested >= 0
              && nested + 1 < name.length()
              && Character.isJavaIdentifierStart(name.charAt(nested + 1));
      return named ? name.substring(nested + 1) : name;
    }
  }

  public PathToLife {
    steps = List.copyOf(steps);
  }

  /**
   * The way in one line, such as {@code static com.acme.Jobs.QUEUE -> LinkedBlockingQueue.notEmpty
   * -> ...}. Equal steps in a row are counted; of a long way the middle is left out.
   */
  public String inOneLine() {
    List<String> words = new ArrayList<>();
    for (int index = 0; index < steps.size(); ) {
      String word = steps.get(index).toString();
      int end = index + 1;
      while (end < steps.size() && steps.get(end).toString().equals(word)) {
        end++;
      }
      words.add(end - index == 1 ? word : word + " (" + (end - index) + " times)");
      index = end;
    }
    if (words.size() > FIRST + LAST + 1) {
      List<String> middle = words.subList(FIRST, words.size() - LAST);
      String left = "(" + middle.size() + " more)";
      middle.clear();
      words.add(FIRST, left);
    }
    return String.join(" -> ", words);
  }
}
