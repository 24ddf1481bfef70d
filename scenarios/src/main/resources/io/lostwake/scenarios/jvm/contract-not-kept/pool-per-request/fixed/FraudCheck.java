package scenario;

import internal.Serve;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

public final class FraudCheck {
  private final List<ExecutorService> pools = new CopyOnWriteArrayList<>();
  private final Supplier<ThreadFactory> threads;

  FraudCheck(Supplier<ThreadFactory> threads) {
    this.threads = threads;
  }

  void check(String order) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(2, threads.get());
    pools.add(pool);
    Callable<Boolean> address = () -> order.length() > 3;
    Callable<Boolean> amount = () -> order.length() < 30;
    pool.invokeAll(List.of(address, amount));
    pool.shutdown();
    pools.remove(pool);
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    FraudCheck fraud = new FraudCheck(() -> serve.threads(Executors.defaultThreadFactory()));
    serve.run(() -> fraud.check("order 4711"));
  }
}
