//lostwake:cause no-receiver
//lostwake:title a synchronized method waits for room in a queue, and others for its monitor
//lostwake:proof none
//lostwake:reads process
//lostwake:companions 1
//lostwake:says ArrayBlockingQueue

package scenario;

import internal.Serve;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;

public final class AuditTrail {
  static final class Trail {
    private final BlockingQueue<String> entries = new ArrayBlockingQueue<>(1);
    private int written;

    synchronized void write(String entry) throws InterruptedException {
      entries.put(entry); // lostwake:culprit
      written++;
    }

    synchronized int written() {
      return written;
    }
  }

  private final ThreadFactory threads;

  AuditTrail(ThreadFactory threads) {
    this.threads = threads;
  }

  void login(String user) throws InterruptedException {
    Trail trail = new Trail();
    Thread session = threads.newThread(() -> session(user, trail));
    session.start();
    while (trail.entries.remainingCapacity() > 0 || session.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    threads.newThread(trail::written).start();
  }

  private static void session(String user, Trail trail) {
    try {
      trail.write(user + " came");
      trail.write(user + " went");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    AuditTrail trail = new AuditTrail(serve.threads());
    serve.run(() -> trail.login("anna"));
  }
}
