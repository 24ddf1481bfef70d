import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

/**
 * Brings one virtual and one platform thread into each wait there is, and says "ready". The name of
 * a thread is "v-" or "p-" and the name of its wait.
 */
class StuckThreads {
  interface Blocking {
    void run() throws Exception;
  }

  static final List<Object> HELD = new ArrayList<>();
  static volatile boolean isOver;

  public static void main(String[] arguments) throws Exception {
    queues();
    locks();
    counters();
    futures();
    ends();
    parks();
    monitors();
    inputs();
    Employed.start();
    Thread.sleep(1000);
    System.out.println("ready");
    both("reads-input", () -> System.in.read());
    Thread.sleep(600_000);
  }

  static void both(String name, Blocking body) {
    virtual(name, body);
    platform(name, body);
  }

  static Thread virtual(String name, Blocking body) {
    return Thread.ofVirtual().name("v-" + name).start(() -> run(body));
  }

  static Thread platform(String name, Blocking body) {
    return Thread.ofPlatform().daemon().name("p-" + name).start(() -> run(body));
  }

  static void run(Blocking body) {
    try {
      body.run();
    } catch (Exception e) {
      e.printStackTrace();
    }
  }

  static <T> T held(T object) {
    HELD.add(object);
    return object;
  }

  static void queues() throws Exception {
    var synchronous = held(new SynchronousQueue<String>());
    both("synchronous-put", () -> synchronous.put("a"));
    var wanting = held(new SynchronousQueue<String>(true));
    both("synchronous-take", () -> wanting.take());
    var linked = held(new LinkedBlockingQueue<String>());
    both("linked-take", () -> linked.take());
    var linkedFull = held(new LinkedBlockingQueue<String>(2));
    linkedFull.put("a");
    linkedFull.put("b");
    both("linked-put", () -> linkedFull.put("c"));
    var array = held(new ArrayBlockingQueue<String>(10));
    for (int i = 0; i < 10; i++) {
      array.put("" + i);
    }
    both("array-put", () -> array.put("x"));
    var arrayEmpty = held(new ArrayBlockingQueue<String>(10));
    both("array-take", () -> arrayEmpty.take());
    var deque = held(new LinkedBlockingDeque<String>(1));
    both("deque-take", () -> deque.take());
    var dequeFull = held(new LinkedBlockingDeque<String>(1));
    dequeFull.put("a");
    both("deque-put", () -> dequeFull.putFirst("b"));
    var priority = held(new PriorityBlockingQueue<String>());
    both("priority-take", () -> priority.take());
    var delay = held(new DelayQueue<Delayed>());
    both("delay-take", () -> delay.take());
    var transfer = held(new LinkedTransferQueue<String>());
    both("transfer", () -> transfer.transfer("a"));
    var transferEmpty = held(new LinkedTransferQueue<String>());
    both("transfer-take", () -> transferEmpty.take());
    var nested = held(new LinkedBlockingQueue<LinkedBlockingQueue<String>>(1));
    nested.put(linked);
    both("queue-into-queue", () -> nested.put(new LinkedBlockingQueue<>(7)));
    both("completion-service", () -> new ExecutorCompletionService<String>(Runnable::run).take());
    virtual("exchange", () -> new Exchanger<String>().exchange("a"));
    platform("exchange", () -> new Exchanger<String>().exchange("a"));
  }

  static Thread ended(boolean isVirtual, Runnable body) throws InterruptedException {
    Thread.Builder builder = isVirtual ? Thread.ofVirtual() : Thread.ofPlatform();
    Thread thread = builder.name(isVirtual ? "tx-7" : "tx-8").start(body);
    thread.join();
    return thread;
  }

  static void locks() throws Exception {
    var lock = held(new ReentrantLock());
    lock.lock();
    both("lock", () -> lock.lock());
    both("lock-interruptibly", () -> lock.lockInterruptibly());
    both("lock-limited", () -> lock.tryLock(1, TimeUnit.HOURS));
    var orphan = held(new ReentrantLock());
    ended(true, orphan::lock);
    both("lock-orphan-virtual", () -> orphan.lock());
    var orphan2 = held(new ReentrantLock(true));
    ended(false, orphan2::lock);
    both("lock-orphan-platform", () -> orphan2.lock());
    var orphanWrite = held(new ReentrantReadWriteLock());
    ended(true, () -> orphanWrite.writeLock().lock());
    both("write-orphan", () -> orphanWrite.writeLock().lock());
    var writeHeld = held(new ReentrantReadWriteLock());
    writeHeld.writeLock().lock();
    both("write-lock", () -> writeHeld.writeLock().lock());
    both("read-lock", () -> writeHeld.readLock().lock());
    var readHeld = held(new ReentrantReadWriteLock());
    readHeld.readLock().lock();
    both("write-lock-behind-reader", () -> readHeld.writeLock().lock());
    var readTwice = held(new ReentrantReadWriteLock());
    readTwice.readLock().lock();
    ended(true, () -> readTwice.readLock().lock());
    both("write-lock-behind-readers", () -> readTwice.writeLock().lock());
    var readOrphan = held(new ReentrantReadWriteLock());
    ended(true, () -> readOrphan.readLock().lock());
    both("write-lock-behind-ended-reader", () -> readOrphan.writeLock().lock());
    both("upgrade", () -> {
      var own = new ReentrantReadWriteLock();
      own.readLock().lock();
      own.writeLock().lock();
    });
    var stampedWrite = held(new StampedLock());
    stampedWrite.writeLock();
    both("stamped-write", () -> stampedWrite.writeLock());
    both("stamped-read", () -> stampedWrite.readLock());
    var stampedRead = held(new StampedLock());
    stampedRead.readLock();
    stampedRead.readLock();
    both("stamped-write-behind-readers", () -> stampedRead.writeLock());
    both("stamped-view", () -> stampedRead.asWriteLock().lock());
    both("own-lock", () -> new OwnLock().lock());
    // Two threads, two locks, the one order and the other.
    for (boolean isVirtual : new boolean[] {true, false}) {
      var left = held(new ReentrantLock());
      var right = held(new ReentrantReadWriteLock()).writeLock();
      var bothHold = new CyclicBarrier(2);
      start(isVirtual, "cycle-left", () -> inOrder(left, bothHold, right));
      start(isVirtual, "cycle-right", () -> inOrder(right, bothHold, left));
      start(isVirtual, "cycle-behind", () -> { Thread.sleep(300); left.lock(); });
    }
  }

  static void start(boolean isVirtual, String name, Blocking body) {
    if (isVirtual) {
      virtual(name, body);
    } else {
      platform(name, body);
    }
  }

  static void inOrder(Lock first, CyclicBarrier bothHold, Lock second) throws Exception {
    first.lock();
    bothHold.await();
    second.lock();
  }

  /** A synchronizer that the JDK does not know. */
  static final class OwnLock extends AbstractQueuedSynchronizer {
    @Override
    protected boolean tryAcquire(int count) {
      return false;
    }

    void lock() {
      acquire(1);
    }
  }

  static void counters() {
    var latch = held(new CountDownLatch(1));
    both("latch", () -> latch.await());
    both("latch-limited", () -> latch.await(1, TimeUnit.HOURS));
    var semaphore = held(new Semaphore(0));
    both("semaphore", () -> semaphore.acquire());
    both("semaphore-uninterruptibly", () -> semaphore.acquireUninterruptibly());
    both("barrier", () -> new CyclicBarrier(3).await());
    both("phaser", () -> new Phaser(3).arriveAndAwaitAdvance());
    both("phaser-advance", () -> new Phaser(2).awaitAdvance(0));
    var lock = held(new ReentrantLock());
    var condition = lock.newCondition();
    both("condition", () -> await(lock, condition));
    var writeLock = held(new ReentrantReadWriteLock()).writeLock();
    var writeCondition = writeLock.newCondition();
    both("condition-of-write-lock", () -> await(writeLock, writeCondition));
    both("condition-uninterruptibly", () -> {
      lock.lock();
      condition.awaitUninterruptibly();
    });
    both("condition-limited", () -> {
      lock.lock();
      condition.await(1, TimeUnit.HOURS);
    });
  }

  static void await(Lock lock, Condition condition) throws InterruptedException {
    lock.lock();
    try {
      condition.await();
    } finally {
      lock.unlock();
    }
  }

  static void futures() throws Exception {
    var future = held(new CompletableFuture<String>());
    both("future-get", () -> future.get());
    both("future-join", () -> future.join());
    both("future-limited", () -> future.get(1, TimeUnit.HOURS));
    both("future-of-future", () -> future.thenApply(String::length).join());
    var task = held(new FutureTask<>(() -> "a"));
    both("task-not-started", () -> task.get());
    var running = held(new FutureTask<>(() -> { Thread.sleep(600_000); return "a"; }));
    Thread.ofPlatform().daemon().name("runner").start(running);
    both("task-running", () -> running.get());
    var forked = held(ForkJoinPool.commonPool().submit(() -> future.join()));
    both("fork-join-task", () -> forked.join());
    both("supplied", () -> CompletableFuture.supplyAsync(() -> future.join()).join());
  }

  static void ends() throws Exception {
    Thread platform = Thread.ofPlatform().daemon().name("endless").start(LockSupport::park);
    both("join-platform", () -> platform.join());
    Thread virtual = Thread.ofVirtual().name("endless-virtual").start(LockSupport::park);
    both("join-virtual", () -> virtual.join());
    both("join-limited", () -> platform.join(3_600_000));
    Process process = new ProcessBuilder("sleep", "600").start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    both("process", () -> process.waitFor());
  }

  static void parks() {
    both("park", () -> LockSupport.park());
    both("park-for", () -> LockSupport.park("a blocker"));
    both("park-limited", () -> LockSupport.parkNanos(TimeUnit.HOURS.toNanos(1)));
    both("sleep", () -> Thread.sleep(3_600_000));
    both("sleep-unit", () -> TimeUnit.HOURS.sleep(1));
  }

  static final class Box {}

  static void monitors() {
    var box = held(new Box());
    both("object-wait", () -> {
      synchronized (box) {
        box.wait();
      }
    });
    both("object-wait-limited", () -> {
      synchronized (box) {
        box.wait(3_600_000);
      }
    });
    var busy = held(new Box());
    Thread.ofPlatform().daemon().name("holder").start(() -> {
      synchronized (busy) {
        run(() -> Thread.sleep(600_000));
      }
    });
    both("synchronized", () -> {
      Thread.sleep(300);
      synchronized (busy) {
        System.out.println("never");
      }
    });
  }

  static void inputs() throws IOException {
    var server = held(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    both("accept", () -> held(new ServerSocket(0)).accept());
    both("socket-read", () -> held(new Socket(server.getInetAddress(), server.getLocalPort()))
        .getInputStream().read());
    both("socket-read-limited", () -> {
      var socket = held(new Socket(server.getInetAddress(), server.getLocalPort()));
      socket.setSoTimeout(3_600_000);
      socket.getInputStream().read();
    });
    both("channel-read", () -> SocketChannel.open(server.getLocalSocketAddress())
        .read(ByteBuffer.allocate(10)));
    both("channel-accept", () -> ServerSocketChannel.open().bind(new InetSocketAddress(0)).accept());
    both("select", () -> Selector.open().select());
    platform("spin", () -> {
      while (!isOver) {
        Thread.onSpinWait();
      }
    });
  }

  /** Threads that belong to somebody. */
  static final class Employed {
    static final CountDownLatch LATCH = new CountDownLatch(1);

    static void start() throws Exception {
      var fixed = held(Executors.newFixedThreadPool(2, named("fixed", false)));
      for (int i = 0; i < 5; i++) {
        fixed.submit(StuckThreads.Employed::awaitLatch);
      }
      var idle = held(Executors.newFixedThreadPool(4, named("idle", false)));
      idle.execute(() -> {});
      var over = held(Executors.newFixedThreadPool(1, named("over", false)));
      over.execute(StuckThreads.Employed::awaitLatch);
      over.shutdown();
      both("close", over::close);
      var scheduled = held(Executors.newScheduledThreadPool(1, named("scheduled", false)));
      scheduled.execute(() -> {});
      var perTask = held(Executors.newThreadPerTaskExecutor(named("per-task", true)));
      perTask.submit(new Job());
      var ofVirtual = held(Executors.newFixedThreadPool(1, named("fixed-virtual", true)));
      ofVirtual.execute(new Job());
      var timer = held(new Timer("timer", true));
      timer.schedule(new TimerTask() {
        @Override
        public void run() {
          awaitLatch();
        }
      }, 1);
      held(new Timer("timer-idle", true));
      var forkJoin = held(new ForkJoinPool(1));
      forkJoin.submit(new Job());
    }

    static ThreadFactory named(String name, boolean isVirtual) {
      Thread.Builder builder = isVirtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
      return builder.name(name).factory();
    }

    static void awaitLatch() {
      try {
        LATCH.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    static final class Job implements Runnable {
      @Override
      public void run() {
        awaitLatch();
      }
    }
  }
}
