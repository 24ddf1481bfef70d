package scenario;

import internal.Serve;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ThreadFactory;

public final class SensorRecorder {
  private static final List<String> END = List.of();

  private final ThreadFactory threads;
  private final int room;

  SensorRecorder(ThreadFactory threads, int room) {
    this.threads = threads;
    this.room = room;
  }

  void record(List<List<String>> samples) {
    Exchanger<List<String>> buffers = new Exchanger<>();
    threads.newThread(() -> write(buffers)).start();
    threads.newThread(() -> read(samples, buffers)).start();
  }

  private static void read(List<List<String>> samples, Exchanger<List<String>> buffers) {
    try {
      for (List<String> filled : samples) {
        buffers.exchange(filled);
      }
      buffers.exchange(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Exchanger<List<String>> buffers) {
    int free = room;
    try {
      List<String> filled = buffers.exchange(END);
      while (!filled.isEmpty()) {
        try {
          free = store(filled, free);
        } catch (IOException e) {
          System.err.println("the recording has a gap: " + e.getMessage());
        }
        filled = buffers.exchange(END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int store(List<String> samples, int free) throws IOException {
    if (samples.size() > free) {
      throw new IOException("no space left");
    }
    return free - samples.size();
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    SensorRecorder recorder = new SensorRecorder(serve.threads(), 3);
    List<List<String>> samples =
        List.of(List.of("20.1", "20.4"), List.of("20.9", "21.3"), List.of("21.2"));
    serve.run(() -> recorder.record(samples));
  }
}
