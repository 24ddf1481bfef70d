package io.lostwake.jvm.threads;

import java.util.regex.Pattern;

/**
 * Writes class and method names so that one place has one name in every run: without addresses, and
 * without the counters of compilers and proxies.
 */
final class Names {
  private static final Pattern ADDRESS = Pattern.compile("[/+.]0x[0-9a-fA-F]+$");
  private static final String LAMBDA = "$$Lambda";

  /** Spring, CGLIB, Byte Buddy and Hibernate write such subclasses. */
  private static final Pattern GENERATED_SUBCLASS =
      Pattern.compile(
          "\\$\\$(?:EnhancerBySpringCGLIB|EnhancerByCGLIB|FastClassBySpringCGLIB|FastClassByCGLIB"
              + "|SpringCGLIB|HibernateProxy)(?:\\$\\$?[0-9a-zA-Z]+)?|\\$ByteBuddy\\$[0-9a-zA-Z]+"
              + "|\\$HibernateProxy\\$[0-9a-zA-Z]+");

  private static final Pattern PROXY =
      Pattern.compile("^(jdk\\.proxy|com\\.sun\\.proxy)\\d*(\\.\\$Proxy)\\d+$");
  private static final Pattern LAMBDA_METHOD = Pattern.compile("^(lambda\\$.*)\\$\\d+$");
  private static final Pattern ANONYMOUS_METHOD = Pattern.compile("^(\\$anonfun\\$.*)\\$\\d+$");

  private Names() {}

  /** A class without what changes from run to run. */
  static String type(String name) {
    int lambda = name.indexOf(LAMBDA);
    if (lambda >= 0) {
      return name.substring(0, lambda + LAMBDA.length());
    }
    if (name.indexOf('$') < 0 && !name.contains("0x")) {
      return name;
    }
    String type = ADDRESS.matcher(name).replaceFirst("");
    type = GENERATED_SUBCLASS.matcher(type).replaceAll("");
    return PROXY.matcher(type).replaceFirst("$1$2");
  }

  /** A method without the counters that compilers give to lambdas. */
  static String method(String name) {
    String method = LAMBDA_METHOD.matcher(name).replaceFirst("$1");
    return ANONYMOUS_METHOD.matcher(method).replaceFirst("$1");
  }

  /** A class for people: {@code a lambda of com.acme.Jobs}, else its name. */
  static String words(String name) {
    String type = type(name);
    int lambda = type.indexOf(LAMBDA);
    return lambda < 0 ? type : "a lambda of " + type.substring(0, lambda);
  }

  /** Without package, nested classes with a dot: {@code ReentrantReadWriteLock.WriteLock}. */
  static String simple(String name) {
    String type = type(name);
    return type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
  }
}
