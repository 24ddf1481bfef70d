import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.*;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

/// Threads that a static list keeps, so that somebody could interrupt each of them. Of what a thread waits for whose name
/// begins with `free-` nothing else alive is left; with `kept-` something is, or the dump does not tell.
public class Waiters {
  static final List<Thread> threads = new CopyOnWriteArrayList<>();
  static final Map<String, Object> kept = new ConcurrentHashMap<>();
  static volatile Object handOver;

  interface Body {
    void run() throws Exception;
  }

  static Thread start(Thread.Builder builder, String name, Body body) {
    Thread thread = builder.name(name).unstarted(() -> {
      try {
        body.run();
      } catch (Throwable failed) {
        System.out.println("failed " + name + " " + failed);
      }
    });
    threads.add(thread);
    thread.start();
    return thread;
  }

  /// On a virtual and on a platform thread.
  static void start(String name, Body body) {
    start(Thread.ofVirtual(), name + "#virtual", body);
    start(Thread.ofPlatform().daemon(), name + "#platform", body);
  }

  static <T> T keep(T object) {
    kept.put(Thread.currentThread().getName(), object);
    return object;
  }

  static void free() {
    start("free-future", () -> new CompletableFuture<String>().get());
    start("free-dependent", () -> new CompletableFuture<String>().thenApply(String::trim).join());
    start("free-task", () -> new FutureTask<>(() -> "x").get());
    start("free-queue", () -> new LinkedBlockingQueue<String>().take());
    start("free-array-queue", () -> {
      var queue = new ArrayBlockingQueue<String>(1);
      queue.put("full");
      queue.put("x");
    });
    start("free-synchronous-queue", () -> new SynchronousQueue<String>().put("x"));
    start("free-transfer", () -> new LinkedTransferQueue<String>().transfer("x"));
    start("free-exchanger", () -> new Exchanger<String>().exchange("x"));
    start("free-latch", () -> new CountDownLatch(1).await());
    start("free-barrier", () -> new CyclicBarrier(2).await());
    start("free-phaser", () -> new Phaser(1).awaitAdvance(0));
    start("free-semaphore", () -> new Semaphore(0).acquire());
    start("free-lock", () -> {
      var lock = new ReentrantLock();
      Thread.ofVirtual().start(lock::lock).join();
      lock.lock();
    });
    start("free-condition", () -> {
      var lock = new ReentrantLock();
      lock.lock();
      lock.newCondition().await();
    });
    start(Thread.ofVirtual(), "free-monitor#virtual", () -> {
      var monitor = new Object();
      synchronized (monitor) {
        monitor.wait();
      }
    });
  }

  /// Two that wait for one future, and one that waits for nothing better and could complete another's.
  static void freeTogether() throws Exception {
    handOver = new CompletableFuture<String>();
    var read = new CountDownLatch(2);
    start("free-shared", () -> {
      var future = (CompletableFuture<?>) handOver;
      read.countDown();
      future.get();
    });
    read.await();
    behind("free-behind", new LinkedBlockingQueue<>());
  }

  /// The first of two threads takes from a queue, and then completes what the second one waits for.
  static void behind(String name, BlockingQueue<String> queue) throws Exception {
    for (String kind : List.of("#virtual", "#platform")) {
      var passed = new CountDownLatch(2);
      handOver = new Object[] {new CompletableFuture<String>(), queue};
      start(builder(kind), name + "-first" + kind, () -> {
        var pair = (Object[]) handOver;
        passed.countDown();
        var future = (CompletableFuture<String>) pair[0];
        var own = (BlockingQueue<String>) pair[1];
        pair = null;
        future.complete(own.take());
      });
      start(builder(kind), name + "-second" + kind, () -> {
        var future = (CompletableFuture<?>) ((Object[]) handOver)[0];
        passed.countDown();
        future.get();
      });
      passed.await();
      handOver = null;
    }
  }

  static Thread.Builder builder(String kind) {
    return kind.equals("#virtual") ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
  }

  static void kept() throws Exception {
    start("kept-future", () -> keep(new CompletableFuture<String>()).get());
    start("kept-dependent", () -> keep(new CompletableFuture<String>()).thenApply(String::trim).join());
    start("kept-queue", () -> keep(new LinkedBlockingQueue<String>()).take());
    start("kept-queue-iterator", () -> {
      var queue = new LinkedBlockingQueue<>(List.of("x"));
      keep(queue.iterator());
      queue.take();
      queue.take();
    });
    start("kept-synchronous-queue", () -> keep(new SynchronousQueue<String>()).put("x"));
    start("kept-latch", () -> keep(new CountDownLatch(1)).await());
    start("kept-phaser-parent", () -> new Phaser(keep(new Phaser(1)), 1).awaitAdvance(0));
    start("kept-condition", () -> {
      var lock = new ReentrantLock();
      lock.lock();
      keep(lock.newCondition()).await();
    });
    start("kept-stamped-lock", () -> {
      var lock = keep(new StampedLock());
      lock.writeLock();
      lock.readLock();
    });
    start(Thread.ofVirtual(), "kept-monitor#virtual", () -> {
      var monitor = keep(new Object());
      synchronized (monitor) {
        monitor.wait();
      }
    });
    start("kept-weak", () -> {
      var future = new CompletableFuture<String>();
      keep(new WeakReference<>(future));
      future.get();
    });
    start("kept-timer", () -> new CompletableFuture<String>().orTimeout(1, TimeUnit.HOURS).get());
    start("kept-timed-wait", () -> {
      var queue = new LinkedBlockingQueue<String>();
      var taken = new CountDownLatch(1);
      Thread.ofVirtual().start(() -> {
        taken.countDown();
        sleepWith(queue);
      });
      taken.await();
      queue.take();
    });
    start("kept-thread-local", () -> {
      var local = new ThreadLocal<Object>();
      var future = new CompletableFuture<String>();
      local.set(future);
      future.get();
    });
    start("kept-park", () -> LockSupport.park(new CompletableFuture<String>()));
    start("kept-own-synchronizer", () -> new OwnGate().acquireSharedInterruptibly(1));
    start("kept-sleep", () -> sleepWith(null));
    var queue = new LinkedBlockingQueue<String>();
    kept.put("behind", queue);
    behind("kept-behind", queue);
    for (String kind : List.of("#virtual", "#platform")) {
      var future = new CompletableFuture<String>();
      start(builder(kind), "kept-task" + kind, () -> future.get());
      var locked = new CountDownLatch(1);
      handOver = new ReentrantLock();
      start(builder(kind), "kept-owner" + kind, () -> {
        var lock = (ReentrantLock) handOver;
        lock.lock();
        try {
          locked.countDown();
          keep(new CountDownLatch(1)).await();
        } finally {
          lock.unlock();
        }
      });
      locked.await();
      var read = new CountDownLatch(1);
      start(builder(kind), "kept-lock" + kind, () -> {
        var lock = (ReentrantLock) handOver;
        read.countDown();
        lock.lock();
      });
      read.await();
      handOver = null;
    }
    Thread joined = threads.getFirst();
    start("kept-joiner", joined::join);
  }

  static void sleepWith(Object holds) {
    try {
      Thread.sleep(3_600_000);
    } catch (InterruptedException over) {
      System.out.println("failed: a sleeper was interrupted");
    }
    Reference.reachabilityFence(holds);
  }

  /// Looks at something else than itself, so that an unpark can end the wait.
  static final class OwnGate extends AbstractQueuedSynchronizer {
    @Override
    protected int tryAcquireShared(int ignored) {
      return kept.containsKey("open") ? 1 : -1;
    }
  }

  public static void main(String[] arguments) throws Exception {
    free();
    freeTogether();
    handOver = null;
    kept();
    Settle.untilAllWait(new ArrayList<>(threads));
    Settle.untilDumped();
  }
}
