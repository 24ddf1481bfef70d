//lostwake:cause lock-held-while-blocked
//lostwake:title a reader waits for a letter with the lock in its hands that the sender needs
//lostwake:proof heap
//lostwake:reads process
//lostwake:companions 1
//lostwake:says LinkedBlockingQueue

package scenario;

import internal.Serve;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public final class Mailroom {
  static final class Mailbox {
    private final Lock lock = new ReentrantLock();
    private final BlockingQueue<String> letters = new LinkedBlockingQueue<>();
    private int read;

    String next() throws InterruptedException {
      lock.lock();
      try {
        String letter = letters.take(); // lostwake:culprit
        read++;
        return letter;
      } finally {
        lock.unlock();
      }
    }

    void deliver(String letter) {
      lock.lock();
      try {
        letters.add(letter + " (after " + read + ")");
      } finally {
        lock.unlock();
      }
    }
  }

  private final ThreadFactory threads;

  Mailroom(ThreadFactory threads) {
    this.threads = threads;
  }

  void sendTo(String person) throws InterruptedException {
    Mailbox mailbox = new Mailbox();
    Thread reading = threads.newThread(() -> read(mailbox));
    reading.start();
    while (reading.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    threads.newThread(() -> mailbox.deliver("dear " + person)).start();
  }

  private static void read(Mailbox mailbox) {
    try {
      mailbox.next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    Mailroom mailroom = new Mailroom(serve.threads());
    serve.run(() -> mailroom.sendTo("anna"));
  }
}
