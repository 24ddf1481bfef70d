package io.lostwake.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** JDKs that programs run on in tests. Those of other versions are fetched before the tests. */
public enum OtherJdk {
  JDK_17("17"),
  JDK_21("21"),
  /** An older 25, as people still run. */
  JDK_25_0_2("25.0.2"),
  /** The JDK that runs the tests. */
  OWN("");

  private final String directory;

  OtherJdk(String directory) {
    this.directory = directory;
  }

  /**
   * The program {@code java}.
   *
   * @throws AssertionError if it is not there; the message says how to get it
   */
  public Path java() {
    Path home =
        this == OWN
            ? Path.of(System.getProperty("java.home"))
            : cache().resolve("lostwake").resolve("jdks").resolve(directory);
    Path java = home.resolve("bin").resolve("java");
    if (!Files.isExecutable(java)) {
      throw new AssertionError(
          "there is no " + java + "; run testkit/src/main/jdks/fetch (./verify does)");
    }
    return java;
  }

  private static Path cache() {
    String cache = System.getenv("XDG_CACHE_HOME");
    return cache == null || cache.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(cache);
  }
}
