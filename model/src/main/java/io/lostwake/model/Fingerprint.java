package io.lostwake.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The stable name of a finding. It is made of the functions and file names of the user's and the
 * libraries' frames, and of what family of wait it is. It therefore survives restarts, deploys,
 * line shifts inside a file, moved build directories, other ids, addresses, argument values and
 * creators, generic instantiations, renumbered closures and generated classes, and a new release of
 * the runtime; and it is the same from every format of one process. A stack without a frame of the
 * user or a library is named by its standard-library functions, on the JVM by {@link
 * JavaNames#gist}.
 *
 * @param value 16 lower-case hex digits
 */
public record Fingerprint(String value) {
  private static final Pattern CLOSURE =
      Pattern.compile("\\.(?:func|gowrap|deferwrap|dwrap|range)?\\d+(?=$|[.\\-])|-range\\d+|·\\d+");
  private static final Pattern TYPE_ARGUMENTS =
      Pattern.compile("\\[[^\\[\\]]*(?:\\[[^\\]]*\\][^\\[\\]]*)*\\]");

  public Fingerprint {
    if (!value.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("not a fingerprint: " + value);
    }
  }

  /** The fingerprint of strands at a place. */
  public static Fingerprint of(TargetRuntime runtime, Stack stack, WaitFamily family) {
    List<Frame> own =
        stack.frames().stream()
            .filter(f -> f.origin() == Origin.APPLICATION || f.origin() == Origin.LIBRARY)
            .filter(f -> runtime != TargetRuntime.JVM || !JavaNames.isBetween(f.function()))
            .toList();
    MessageDigest digest = sha256();
    feed(digest, runtime.name());
    feed(digest, family.name());
    if (own.isEmpty()) {
      switch (runtime) {
        case GO -> stack.frames().forEach(frame -> feed(digest, normalised(frame.function())));
        case JVM -> JavaNames.gist(stack).forEach(name -> feed(digest, name));
      }
    } else {
      for (Frame frame : own) {
        feed(digest, normalised(runtime, frame.function()));
        feed(digest, frame.fileName());
      }
    }
    return new Fingerprint(HexFormat.of().formatHex(digest.digest(), 0, 8));
  }

  /** The first 8 digits, for people. */
  public String shortForm() {
    return value.substring(0, 8);
  }

  private static String normalised(TargetRuntime runtime, String function) {
    return switch (runtime) {
      case GO -> normalised(function);
      case JVM -> JavaNames.normalised(function);
    };
  }

  private static String normalised(String function) {
    String generic = TYPE_ARGUMENTS.matcher(function).replaceAll("[]");
    return CLOSURE.matcher(generic).replaceAll(".func");
  }

  private static void feed(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
