import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;

/**
 * Wakes many waiting threads and dumps the heap at once, so that some have been woken and do not
 * run yet. Each waits for something of its own that "woken" threads get and "asleep" ones never do.
 * The property {@code dump} names the file.
 */
class WokenThreads {
  static final int COUNT = 40;

  public static void main(String[] arguments) throws Exception {
    List<Runnable> wakes = new ArrayList<>();
    Object box = new Object();
    for (int i = 0; i < COUNT; i++) {
      for (boolean isVirtual : new boolean[] {true, false}) {
        for (String fate : new String[] {"woken", "asleep"}) {
          List<Runnable> ends = new ArrayList<>();
          waits(isVirtual, fate, ends);
          if (fate.equals("woken")) {
            wakes.addAll(ends);
          }
        }
      }
    }
    for (boolean isVirtual : new boolean[] {true, false}) {
      start(isVirtual, "notified", () -> {
        synchronized (box) {
          box.wait();
        }
      });
      Object other = new Object();
      start(isVirtual, "asleep-wait", () -> {
        synchronized (other) {
          other.wait();
        }
      });
    }
    Thread.sleep(1500);
    HotSpotDiagnosticMXBean bean =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    // The first dump is slow, and everybody would run before it begins.
    bean.dumpHeap(System.getProperty("dump") + ".first.hprof", false);
    synchronized (box) {
      box.notifyAll();
      wakes.forEach(Runnable::run);
      bean.dumpHeap(System.getProperty("dump"), false);
    }
    System.out.println("ready");
    Thread.sleep(600_000);
  }

  static void waits(boolean isVirtual, String fate, List<Runnable> ends) {
    var latch = new CountDownLatch(1);
    start(isVirtual, fate + "-latch", latch::await);
    ends.add(latch::countDown);
    var future = new CompletableFuture<String>();
    start(isVirtual, fate + "-future", future::join);
    ends.add(() -> future.complete("a"));
    var task = new FutureTask<>(() -> "a");
    start(isVirtual, fate + "-task", task::get);
    ends.add(task);
    var queue = new SynchronousQueue<String>();
    start(isVirtual, fate + "-queue", queue::take);
    ends.add(() -> queue.offer("a"));
    var semaphore = new Semaphore(0);
    start(isVirtual, fate + "-semaphore", semaphore::acquire);
    ends.add(semaphore::release);
    Thread interrupted = start(isVirtual, fate + "-interrupt", new CountDownLatch(1)::await);
    ends.add(interrupted::interrupt);
  }

  interface Blocking {
    void run() throws Exception;
  }

  static Thread start(boolean isVirtual, String name, Blocking body) {
    Thread.Builder builder = isVirtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
    return builder
        .name(name)
        .start(
            () -> {
              try {
                body.run();
              } catch (Exception e) {
                // An interrupt is one of the wake-ups.
              }
            });
  }
}
