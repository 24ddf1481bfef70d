package io.lostwake.jvm.attach;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how full a heap is from what `GC.heap_info` prints. Every collector prints its own form,
/// and they change with the JDK; checked with Serial, Parallel, G1, Shenandoah and ZGC of JDK 25,
/// and with G1 of JDK 17 and 21.
final class HeapUse {
  private static final Pattern USED = Pattern.compile("\\bused (\\d{1,15})([BKMGT])\\b");
  private static final Pattern SHENANDOAH = Pattern.compile("(\\d{1,15})([BKMGT]) used\\b");

  private HeapUse() {}

  /// The bytes in use, garbage included; empty when the text does not tell.
  static OptionalLong bytesIn(String heapInfo) {
    long bytes = 0;
    boolean isTold = false;
    for (String line : heapInfo.lines().toList()) {
      if (line.stripLeading().startsWith("Metaspace")) {
        break;
      }
      Matcher used = USED.matcher(line);
      Matcher shenandoah = SHENANDOAH.matcher(line);
      Matcher matcher = used.find() ? used : shenandoah;
      if (matcher == used || shenandoah.find()) {
        bytes += Long.parseLong(matcher.group(1)) << shift(matcher.group(2));
        isTold = true;
      }
    }
    return isTold ? OptionalLong.of(bytes) : OptionalLong.empty();
  }

  private static int shift(String unit) {
    return 10 * "BKMGT".indexOf(unit);
  }
}
