import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;

/** Threads whose stacks and whose fields are of interest, not what they wait for. */
class PlacedThreads {
  static final SynchronousQueue<String> QUEUE = new SynchronousQueue<>();

  /** Hides fields of its superclass behind its own. */
  static final class Shadowing extends Thread {
    final String name = "not the name";
    final long tid = -7;
    final boolean daemon = false;

    @Override
    public void run() {
      park();
    }
  }

  public static void main(String[] arguments) throws Exception {
    for (int i = 0; i < 3; i++) {
      Thread.ofVirtual().name("same-" + i).start(() -> put());
    }
    Thread.ofPlatform().daemon().name("platform").start(() -> put());
    Thread.ofVirtual().name("reflective").start(PlacedThreads::reflect);
    var shadowing = new Shadowing();
    shadowing.setName("shadowing");
    shadowing.setDaemon(true);
    shadowing.start();
    Thread.ofVirtual().name("never started").unstarted(() -> {});
    Thread.sleep(1000);
    System.out.println("ready " + shadowing.threadId());
    Thread.sleep(600_000);
  }

  static void put() {
    try {
      QUEUE.put("a");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void park() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void reflect() {
    try {
      PlacedThreads.class.getDeclaredMethod("put").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
