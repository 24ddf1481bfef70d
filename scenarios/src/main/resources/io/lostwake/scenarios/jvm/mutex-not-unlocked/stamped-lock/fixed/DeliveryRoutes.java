package scenario;

import internal.Serve;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.StampedLock;

public final class DeliveryRoutes {
  static final class Route {
    private final StampedLock lock = new StampedLock();
    private final List<String> stops = new ArrayList<>();

    void skip(String stop) {
      long stamp = lock.writeLock();
      try {
        if (!stops.remove(stop)) {
          System.err.println("not a stop: " + stop);
          return;
        }
      } finally {
        lock.unlockWrite(stamp);
      }
    }

    int length() {
      long stamp = lock.readLock();
      try {
        return stops.size();
      } finally {
        lock.unlockRead(stamp);
      }
    }
  }

  private final ThreadFactory threads;

  DeliveryRoutes(ThreadFactory threads) {
    this.threads = threads;
  }

  void plan() throws InterruptedException {
    Route route = new Route();
    Thread change = threads.newThread(() -> route.skip("harbour"));
    change.start();
    change.join();
    threads.newThread(route::length).start();
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    DeliveryRoutes routes = new DeliveryRoutes(serve.threads());
    serve.run(routes::plan);
  }
}
