package scenario;

import internal.Serve;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

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
      LockSupport.parkNanos(20_000_000);
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    OrderQueue orders = new OrderQueue(serve.threads());
    serve.run(orders::place);
  }
}
