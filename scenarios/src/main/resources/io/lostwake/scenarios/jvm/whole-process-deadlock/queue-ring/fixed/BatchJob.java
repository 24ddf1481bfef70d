package scenario;

import internal.Serve;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;

public final class BatchJob {
  private final BlockingQueue<String> rows = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(1);
  private final ThreadFactory threads;

  BatchJob(ThreadFactory threads) {
    this.threads = threads;
  }

  int run(List<String> input) throws InterruptedException {
    threads.newThread(() -> convert(input.size())).start();
    int converted = 0;
    for (String row : input) {
      rows.put(row);
      answers.take();
      converted++;
    }
    return converted;
  }

  private void convert(int count) {
    try {
      for (int i = 0; i < count; i++) {
        String row = rows.take();
        answers.put("converted " + row);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) throws Exception {
    Serve serve = Serve.on(arguments);
    BatchJob job = new BatchJob(serve.threads());
    serve.runOnThisThread(() -> job.run(List.of("1", "2", "3", "4", "5", "6")));
  }
}
