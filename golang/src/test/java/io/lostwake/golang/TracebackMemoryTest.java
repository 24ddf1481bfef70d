package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Snapshot;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memory is bounded by distinct stacks, not by goroutines, and not by what a hostile dump says. */
class TracebackMemoryTest {
  private static final long LENGTH = 200_000_000;

  /** What the stream is made of. */
  enum Shape {
    /** Twenty places, every goroutine with an id of its own. */
    LEAK,
    /** No two goroutines at one place. */
    DISTINCT,
    /** Labels that never repeat. */
    LABELS,
    /** Lines of a megabyte. */
    LONG_LINES,
    /** One goroutine with more frames than any stack. */
    ONE_STACK
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void twoHundredMegabytesAreReadInASmallHeap(Shape shape) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                shape == Shape.LEAK ? "-Xmx64m" : "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TracebackMemoryTest.class.getName(),
                shape.name())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(output).startsWith("read ");
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void theGeneratedStreamIsWhatItSays() throws Exception {
    byte[] start = new GoroutineStream(Shape.LEAK, 10_000).readAllBytes();

    assertThat(Tracebacks.read(start).cohorts()).hasSize(20);
  }

  /** The forked process. */
  public static void main(String[] arguments) throws Exception {
    try (InputStream stream = new GoroutineStream(Shape.valueOf(arguments[0]), LENGTH)) {
      Snapshot snapshot = new TracebackReader().read(stream, Tracebacks.target());
      System.out.println("read " + snapshot.total() + " at " + snapshot.cohorts().size());
    }
  }

  /** A traceback made while it is read. */
  private static final class GoroutineStream extends InputStream {
    private final Shape shape;
    private long left;
    private long made;
    private byte[] record = new byte[0];
    private int at;

    GoroutineStream(Shape shape, long length) {
      this.shape = shape;
      this.left = length;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (at == record.length) {
        if (left <= 0) {
          return -1;
        }
        record = next().getBytes(StandardCharsets.US_ASCII);
        left -= record.length;
        at = 0;
      }
      int count = Math.min(length, record.length - at);
      System.arraycopy(record, at, bytes, offset, count);
      at += count;
      return count;
    }

    private String next() {
      long id = ++made;
      String header = "goroutine " + id + " [chan send]:\n";
      String body = "main.send(0xc000%06x)\n\t/app/main.go:%d +0x1d\n";
      return switch (shape) {
        case LEAK -> header + body.formatted(id & 0xFFFFFF, id % 20) + "\n";
        case DISTINCT -> header + "main.f" + id + "(0xc000)\n\t/app/main.go:7 +0x1\n\n";
        case LABELS ->
            "goroutine %d [select] {request: \"%d\", n%d: x}:\n".formatted(id, id, id % 1000)
                + body.formatted(id & 0xFFFFFF, id % 5000)
                + "\n";
        case LONG_LINES ->
            header + "main." + "f".repeat(1_000_000) + id + "()\n\t/app/main.go:7 +0x1\n\n";
        case ONE_STACK -> (id == 1 ? header : "") + body.formatted(id & 0xFFFFFF, id % 1_000_000);
      };
    }
  }
}
