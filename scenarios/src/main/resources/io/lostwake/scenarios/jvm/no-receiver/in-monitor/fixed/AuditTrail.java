package scenario;

import internal.Serve;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;

public final class AuditTrail {
  static final class Trail {
    private final BlockingQueue<String> entries = new ArrayBlockingQueue<>(1);
    private int written;

    synchronized void write(String entry) {
      if (entries.offer(entry)) {
        written++;
      }
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
    session.join();
    threads.newThread(trail::written).start();
  }

  private static void session(String user, Trail trail) {
    trail.write(user + " came");
    trail.write(user + " went");
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    AuditTrail trail = new AuditTrail(serve.threads());
    serve.run(() -> trail.login("anna"));
  }
}
