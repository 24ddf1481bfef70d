//lostwake:cause no-sender
//lostwake:title a subtask that is never told to end keeps its scope open
//lostwake:proof heap
//lostwake:reads process
//lostwake:companions 1
//lostwake:release 25
//lostwake:option --enable-preview

package scenario;

import internal.Serve;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.ThreadFactory;

public final class OrderEvents {
  private static final String END = "";

  private final ThreadFactory threads;

  OrderEvents(ThreadFactory threads) {
    this.threads = threads;
  }

  void handle(String order) {
    threads.newThread(() -> inScope(order)).start();
  }

  private void inScope(String order) {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    Joiner<Integer, Void> all = Joiner.awaitAllSuccessfulOrThrow();
    try (var scope = StructuredTaskScope.open(all, it -> it.withThreadFactory(threads))) {
      scope.fork(() -> record(events));
      scope.fork(() -> deliver(order, events));
      scope.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int record(BlockingQueue<String> events) throws InterruptedException {
    int recorded = 0;
    while (!events.take().equals(END)) { // lostwake:culprit
      recorded++;
    }
    return recorded;
  }

  private static int deliver(String order, BlockingQueue<String> events) {
    events.add(order + " packed");
    events.add(order + " sent");
    return events.size();
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    OrderEvents events = new OrderEvents(serve.threads());
    serve.run(() -> events.handle("order 4711"));
  }
}
