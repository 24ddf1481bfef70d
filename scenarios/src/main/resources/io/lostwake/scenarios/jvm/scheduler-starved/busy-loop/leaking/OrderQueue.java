//lostwake:cause scheduler-starved
//lostwake:title a busy loop keeps the only carrier, and no other virtual thread runs
//lostwake:proof none
//lostwake:reads process
//lostwake:culprit none
//lostwake:threads virtual
//lostwake:option -Djdk.virtualThreadScheduler.parallelism=1
//lostwake:option -Djdk.virtualThreadScheduler.maxPoolSize=1

package scenario;

import internal.Serve;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

public final class OrderQueue {
  private final AtomicInteger waiting = new AtomicInteger();
  private final ThreadFactory threads;
  private volatile boolean paid;
  private Thread cashier;

  OrderQueue(ThreadFactory threads) {
    this.threads = threads;
  }

  void place() throws InterruptedException {
    if (cashier == null) {
      cashier = threads.newThread(this::awaitPayment);
      cashier.start();
    }
    waiting.incrementAndGet();
    threads.newThread(waiting::decrementAndGet).start();
  }

  private void awaitPayment() {
    while (!paid) {
      Thread.onSpinWait();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    OrderQueue orders = new OrderQueue(serve.threads());
    serve.run(orders::place);
  }
}
