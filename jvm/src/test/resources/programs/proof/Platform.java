import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Platform threads that wait. The collector frees none of them, so their names say what is true:
/// `lost-`, `kept-`, and `executor-` for those that only the shutdown of their executor can wake.
public class Platform {
  static final List<Object> kept = new ArrayList<>();
  static final List<Thread> starting = new ArrayList<>();

  interface Body {
    void run() throws Exception;
  }

  static Thread start(String name, Body body) {
    Thread thread = new Thread(() -> {
      try {
        body.run();
      } catch (Exception failed) {
        System.out.println("failed " + name + " " + failed);
      }
    }, name);
    thread.setDaemon(true);
    thread.start();
    starting.add(thread);
    return thread;
  }

  static ThreadFactory named(String name) {
    var count = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, name + "#" + count.incrementAndGet());
      thread.setDaemon(true);
      starting.add(thread);
      return thread;
    };
  }

  static <E extends ExecutorService> E used(E executor) throws Exception {
    executor.submit(() -> {}).get();
    executor.submit(() -> {}).get();
    return executor;
  }

  static void waitOn(Object monitor) throws InterruptedException {
    synchronized (monitor) {
      monitor.wait();
    }
  }

  static void consumers() throws Exception {
    start("lost-consumer", new LinkedBlockingQueue<String>()::take);
    var queue = new LinkedBlockingQueue<String>();
    kept.add(queue);
    start("kept-consumer", queue::take);
    start("unseen-park", LockSupport::park);
    kept.add(start("kept-park", LockSupport::park));
    start("kept-sleep", () -> Thread.sleep(3_600_000));
    start("kept-read", () -> new java.net.ServerSocket(0).accept());
    Thread lost = start("lost-joined", new LinkedBlockingQueue<String>()::take);
    start("lost-joiner", lost::join);
    Thread sleeping = start("kept-joined", () -> Thread.sleep(3_600_000));
    start("kept-joiner", sleeping::join);
  }

  static void pools() throws Exception {
    used(Executors.newFixedThreadPool(2, named("lost-pool-dropped")));
    kept.add(used(Executors.newFixedThreadPool(2, named("kept-pool"))));
    used(Executors.newScheduledThreadPool(2, named("lost-scheduler-dropped")));
    Executors.newScheduledThreadPool(2, named("kept-periodic"))
        .scheduleAtFixedRate(() -> {}, 0, 1, TimeUnit.HOURS);
    var busy = Executors.newFixedThreadPool(1, named("executor-pool-task"));
    kept.add(busy);
    busy.execute(() -> take(new LinkedBlockingQueue<>()));
    var future = Executors.newFixedThreadPool(1, named("kept-pool-future"));
    kept.add(future.submit(() -> take(new LinkedBlockingQueue<>())));
    var waits = new LinkedBlockingQueue<String>();
    kept.add(waits);
    var both = Executors.newFixedThreadPool(1, named("kept-pool-task"));
    kept.add(both);
    both.execute(() -> take(waits));
    var forkJoin = new ForkJoinPool(1);
    kept.add(forkJoin);
    forkJoin.execute(() -> takeAs("executor-fork-join-task", new LinkedBlockingQueue<>()));
    ForkJoinPool.commonPool().execute(() -> takeAs("executor-common-pool-task", new LinkedBlockingQueue<>()));
    kept.add(new Timer("kept-timer", true));
    starting.add(((Thread) threadNamed("kept-timer")));
  }

  static Thread threadNamed(String name) {
    return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals(name)).findFirst().get();
  }

  static void takeAs(String name, BlockingQueue<String> queue) {
    Thread.currentThread().setName(name);
    take(queue);
  }

  static void take(BlockingQueue<String> queue) {
    try {
      queue.take();
    } catch (InterruptedException over) {
      System.out.println("failed: interrupted");
    }
  }

  static void monitors() throws Exception {
    Object lost = new Object();
    start("lost-object-wait", () -> waitOn(lost));
    Object held = new Object();
    kept.add(held);
    start("kept-object-wait", () -> waitOn(held));
    start("kept-class-wait", () -> waitOn(Platform.class));
    start("kept-static-getter-wait", () -> {
      synchronized (monitor()) {
        monitor().wait();
      }
    });
    start("lost-entry-owner", () -> {
      synchronized (kept) {
        new LinkedBlockingQueue<String>().take();
      }
    });
  }

  static final Object MONITOR = new Object();

  static Object monitor() {
    return MONITOR;
  }

  /// Waits in compiled code: notified so often that `wait` and its callers have been compiled.
  static void compiled(String name, Object monitor) throws Exception {
    var over = new CountDownLatch(1);
    var rounds = new AtomicInteger();
    start(name, () -> {
      while (true) {
        if (rounds.incrementAndGet() == 20_000) {
          over.countDown();
        }
        waitOn(monitor);
      }
    });
    while (over.getCount() > 0) {
      synchronized (monitor) {
        monitor.notify();
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    consumers();
    pools();
    monitors();
    compiled("unseen-lost-wait", new Object());
    Object held = new Object();
    kept.add(held);
    compiled("unseen-kept-wait", held);
    Settle.untilAllWait(starting.stream().filter(thread -> !thread.getName().equals("kept-read")).toList());
    starting.clear();
    Settle.untilDumped();
  }
}
