package io.lostwake.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of a Java method's name stays the same from one start and one build to the next. Idempotent:
 * a source may have taken some of it away already.
 */
final class JavaNames {
  /**
   * The address of a hidden class: {@code Orders$$Lambda/0x00007f2c8c001a00} in stack traces,
   * {@code +0x} in the names that HotSpot keeps, {@code .0x} where the slash was replaced.
   */
  private static final Pattern ADDRESS = Pattern.compile("[/+.]0x[0-9a-fA-F]+");

  /**
   * What is put behind the name of a class to make its subclass: Spring's {@code
   * $$EnhancerBySpringCGLIB$$1a2b3c4d} and {@code $$SpringCGLIB$$0}, {@code $ByteBuddy$4nQx1},
   * Mockito's and Hibernate's, and Javassist's {@code _$$_jvst1f_3}.
   */
  private static final Pattern SUBCLASS =
      Pattern.compile(
          "\\$\\$(?:\\w*CGLIB|HibernateProxy)(?:\\$\\$?[0-9a-zA-Z]+)?"
              + "|\\$(?:ByteBuddy|HibernateProxy|MockitoMock|auxiliary)\\$\\w+"
              + "|_\\$\\$_(?:jvst|javassist_)\\w+");

  /** {@code jdk.proxy2.$Proxy12}, and reflection's {@code GeneratedMethodAccessor12}. */
  private static final Pattern NUMBERED_CLASS =
      Pattern.compile(
          "(?:(?:jdk|com\\.sun)\\.proxy\\d*\\.)?(\\$Proxy)\\d*"
              + "|(Generated(?:Method|Constructor|SerializationConstructor)Accessor)\\d+");

  private static final Pattern LAMBDA =
      Pattern.compile("(\\$?(?:lambda|anonfun)\\$[^.]*?)\\$\\d+$");

  /** Counters of anonymous and local classes and of accessors. */
  private static final Pattern COUNTER = Pattern.compile("\\$\\d+");

  private static final String THREADS = "java.lang.";

  private JavaNames() {}

  /** A method's name without what a compiler, a class generator or a start makes up. */
  static String normalised(String function) {
    String name = ADDRESS.matcher(function).replaceAll("");
    name = SUBCLASS.matcher(name).replaceAll("");
    name = NUMBERED_CLASS.matcher(name).replaceAll("$1$2");
    name = LAMBDA.matcher(name).replaceFirst("$1");
    return COUNTER.matcher(name).replaceAll("\\$");
  }

  /** Whether it is a class that the JVM puts between a call and a lambda; many sources hide it. */
  static boolean isBetween(String function) {
    return function.contains("$$Lambda");
  }

  /**
   * What a stack of the JDK alone is about, in the names of public classes: the outermost one that
   * is not the thread's own, and the one that it called. What is further in is renamed with every
   * few releases.
   */
  static List<String> gist(Stack stack) {
    List<String> classes = new ArrayList<>();
    for (Frame frame : stack.frames().reversed()) {
      String name = topLevelClass(frame.function());
      if (isPublicPackage(name) && !name.startsWith(THREADS) && !classes.contains(name)) {
        classes.add(name);
      }
      if (classes.size() == 2) {
        return classes;
      }
    }
    if (classes.isEmpty() && !stack.frames().isEmpty()) {
      classes.add(topLevelClass(normalised(stack.frames().getLast().function())));
    }
    return classes;
  }

  private static boolean isPublicPackage(String name) {
    return name.startsWith("java.") || name.startsWith("javax.");
  }

  /** {@code java.util.Timer} for {@code java.util.Timer$Task.run}. */
  private static String topLevelClass(String function) {
    int method = function.lastIndexOf('.');
    String type = method < 0 ? function : function.substring(0, method);
    int nested = type.indexOf('$', type.lastIndexOf('.') + 1);
    return nested < 0 ? type : type.substring(0, nested);
  }
}
