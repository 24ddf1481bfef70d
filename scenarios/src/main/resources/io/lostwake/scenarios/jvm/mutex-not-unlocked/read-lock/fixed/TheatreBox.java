package scenario;

import internal.Serve;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public final class TheatreBox {
  static final class Seating {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<String> taken = new ArrayList<>();

    boolean isFree(String seat) {
      lock.readLock().lock();
      try {
        if (taken.isEmpty()) {
          return true;
        }
        return !taken.contains(seat);
      } finally {
        lock.readLock().unlock();
      }
    }

    void take(String seat) {
      lock.writeLock().lock();
      try {
        taken.add(seat);
      } finally {
        lock.writeLock().unlock();
      }
    }
  }

  private final ThreadFactory threads;

  TheatreBox(ThreadFactory threads) {
    this.threads = threads;
  }

  void reserve(String seat) throws InterruptedException {
    Seating seating = new Seating();
    Thread look = threads.newThread(() -> seating.isFree(seat));
    look.start();
    look.join();
    threads.newThread(() -> seating.take(seat)).start();
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    TheatreBox box = new TheatreBox(serve.threads());
    serve.run(() -> box.reserve("row 7, seat 12"));
  }
}
