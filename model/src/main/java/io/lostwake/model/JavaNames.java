package io.lostwake.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What of a Java method's name stays the same from one start and one build to the next. */
final class JavaNames {
  /**
   * The address of a hidden class: {@code Orders$$Lambda/0x00007f2c8c001a00} in stack traces,
   * {@code +0x} in the names that HotSpot keeps, {@code .0x} where the slash was replaced.
   */
  private static final Pattern ADDRESS = Pattern.compile("[/+.]0x[0-9a-fA-F]+");

  /**
   * Classes made at run time, each with its own counter or hash: {@code jdk.proxy2.$Proxy12},
   * Spring's {@code $$EnhancerBySpringCGLIB$$1a2b3c4d} and {@code $$SpringCGLIB$$0}, Mockito's,
   * Hibernate's and Byte Buddy's {@code $ByteBuddy$4nQx1}, Javassist's {@code _$$_jvst1f_3}, and
   * {@code GeneratedMethodAccessor12} of reflection.
   */
  private static final Pattern GENERATED =
      Pattern.compile(
          "(?:(?:jdk|com\\.sun)\\.proxy\\d*\\.)?(\\$Proxy)\\d+"
              + "|(\\$\\$\\w*?(?:CGLIB|FastClass\\w*))\\$\\$[0-9a-f]+"
              + "|(\\$(?:ByteBuddy|HibernateProxy|MockitoMock|auxiliary))\\$\\w+"
              + "|(_\\$\\$_(?:jvst|javassist_))\\w+"
              + "|(Generated(?:Method|Constructor|SerializationConstructor)Accessor)\\d+");

  /** Counters of lambdas, of anonymous and local classes and of accessors. */
  private static final Pattern COUNTER = Pattern.compile("\\$\\d+");

  private static final String THREADS = "java.lang.";

  private JavaNames() {}

  /** A method's name without what a compiler, a class generator or a start makes up. */
  static String normalised(String function) {
    String known = ADDRESS.matcher(function).replaceAll("");
    String made = GENERATED.matcher(known).replaceAll("$1$2$3$4$5");
    return COUNTER.matcher(made).replaceAll("\\$");
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
      classes.add(normalised(topLevelClass(stack.frames().getLast().function())));
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
