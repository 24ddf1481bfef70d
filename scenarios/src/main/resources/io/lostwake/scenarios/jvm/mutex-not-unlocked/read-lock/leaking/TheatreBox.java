//lostwake:cause mutex-not-unlocked
//lostwake:title a reader returns early, and the writer waits for its read lock
//lostwake:proof heap
//lostwake:reads process
//lostwake:says ReentrantReadWriteLock

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
      if (taken.isEmpty()) {
        return true;
      }
      boolean free = !taken.contains(seat);
      lock.readLock().unlock();
      return free;
    }

    void take(String seat) {
      lock.writeLock().lock(); // lostwake:culprit
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
