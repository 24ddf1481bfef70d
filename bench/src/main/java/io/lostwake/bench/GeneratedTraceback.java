package io.lostwake.bench;

import io.lostwake.bench.GeneratedStacks.Call;
import io.lostwake.bench.GeneratedStacks.GoroutinePlace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// A traceback as `debug=2` of Go 1.21 to 1.26 prints it, of any size, from a seed: goroutines over
/// a number of places, with ids that grow, minutes and argument values that differ. It has only
/// what every reader of tracebacks understands, so that they can be compared.
final class GeneratedTraceback {

  private final List<GoroutinePlace> places;
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private long id;

  GeneratedTraceback(int places, long seed) {
    this.places = GeneratedStacks.of(places, seed);
    this.random = new Random(seed);
  }

  /// Writes whole goroutines until there are at least so many bytes; says how many goroutines.
  long write(long bytes, OutputStream out) throws IOException {
    long written = 0;
    long goroutines = 0;
    while (written < bytes) {
      text.setLength(0);
      goroutine(places.get(random.nextInt(places.size())));
      byte[] record = text.toString().getBytes(StandardCharsets.US_ASCII);
      out.write(record);
      written += record.length;
      goroutines++;
    }
    return goroutines;
  }

  private void goroutine(GoroutinePlace place) {
    id += 1 + random.nextInt(40);
    text.append("goroutine ").append(id).append(" [").append(place.waitingFor());
    int minutes = random.nextInt(100);
    if (minutes > 20) {
      text.append(", ").append(minutes).append(" minutes");
    }
    if (random.nextInt(200) == 0) {
      text.append(", locked to thread");
    }
    text.append("]:\n");
    for (Call call : place.calls()) {
      text.append(call.function()).append('(');
      arguments(call.arguments());
      text.append(")\n");
      file(call, call.arguments() >= 0);
    }
    text.append("created by ").append(place.creator().function());
    text.append(" in goroutine ").append(1 + random.nextInt((int) Math.min(id, 1_000_000)));
    text.append('\n');
    file(place.creator(), true);
    text.append('\n');
  }

  private void arguments(int count) {
    if (count < 0) {
      text.append("...");
    }
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ", ");
      if (i == 2) {
        text.append('{');
        address();
        text.append(", 0x").append(Integer.toHexString(random.nextInt(4096))).append('}');
      } else {
        address();
        text.append(random.nextInt(4) == 0 ? "?" : "");
      }
    }
  }

  private void address() {
    text.append("0x").append(Long.toHexString(0xc000000000L + random.nextInt(1 << 28) * 8L));
  }

  private void file(Call call, boolean hasOffset) {
    text.append('\t').append(call.file()).append(':').append(call.line());
    if (hasOffset) {
      text.append(" +0x").append(Integer.toHexString(call.line()));
    }
    text.append('\n');
  }
}
