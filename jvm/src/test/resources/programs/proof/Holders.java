import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.WeakHashMap;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Virtual threads that wait, and what may or may not still reach them. Every case is one method with a few threads.
///
/// `collect`: run with -Djdk.trackAllThreads=false, and print which threads the collector freed.
/// `wait`: say "ready" and stay until the standard input ends, to be dumped.
public class Holders {
  static final int EACH = 4;
  static final List<Thread> starting = new ArrayList<>();
  static final List<String> names = new ArrayList<>();
  static final Set<String> woken = ConcurrentHashMap.newKeySet();
  static final List<Object> kept = new ArrayList<>();

  interface Body {
    void run() throws Exception;
  }

  static Thread lose(String name, Body body) {
    return lose(Thread.ofVirtual(), name, body);
  }

  static Thread lose(Thread.Builder builder, String name, Body body) {
    Thread thread = builder.name(name).unstarted(task(name, body));
    remember(name, thread);
    thread.start();
    return thread;
  }

  static Runnable task(String name, Body body) {
    return () -> {
      try {
        body.run();
      } catch (Throwable failed) {
        System.out.println("failed " + name + " " + failed);
      }
      woken.add(name);
    };
  }

  static void remember(String name, Thread thread) {
    synchronized (starting) {
      names.add(name);
      starting.add(thread);
    }
  }

  /// A thread that is alive on its own: it sleeps, and holds what it is given on its stack.
  static Thread living(Object... holds) {
    return living(Thread.ofPlatform().daemon(), holds);
  }

  static Thread living(Thread.Builder builder, Object... holds) {
    return builder.start(() -> sleepWith(holds));
  }

  static void sleepWith(Object... holds) {
    try {
      Thread.sleep(3_600_000);
    } catch (InterruptedException over) {
      System.out.println("failed: a sleeper was interrupted");
    }
    Reference.reachabilityFence(holds);
  }

  interface Holding {
    void hold(int index, BlockingQueue<String> queue) throws Exception;
  }

  /// Threads that each take from a queue of their own, which is held as the case says.
  static void takers(String label, Holding holding) throws Exception {
    for (int index = 0; index < EACH; index++) {
      var queue = new LinkedBlockingQueue<String>();
      holding.hold(index, queue);
      taker(label, index, queue);
    }
  }

  static Thread taker(String label, int index, BlockingQueue<String> queue) {
    return lose(label + "#" + index, queue::take);
  }

  interface Waiting {
    Body body(int index) throws Exception;
  }

  static void many(String label, Waiting waiting) throws Exception {
    for (int index = 0; index < EACH; index++) {
      lose(label + "#" + index, waiting.body(index));
    }
  }

  // ---- nobody can reach what they wait for -------------------------------------------------------------------------

  static void lostWaits() throws Exception {
    takers("lost-queue", (index, queue) -> {});
    many("lost-synchronous-put", index -> {
      var queue = new SynchronousQueue<String>();
      return () -> queue.put("x");
    });
    many("lost-full-queue", index -> {
      var queue = new ArrayBlockingQueue<String>(1);
      queue.put("full");
      return () -> queue.put("x");
    });
    many("lost-transfer", index -> {
      var queue = new LinkedTransferQueue<String>();
      return () -> queue.transfer("x");
    });
    many("lost-exchanger", index -> {
      var exchanger = new Exchanger<String>();
      return () -> exchanger.exchange("x");
    });
    many("lost-latch", index -> new CountDownLatch(1)::await);
    many("lost-semaphore", index -> new Semaphore(0)::acquire);
    many("lost-barrier", index -> new CyclicBarrier(2)::await);
    many("lost-phaser", index -> {
      var phaser = new Phaser(1);
      return () -> phaser.awaitAdvance(phaser.getPhase());
    });
    many("lost-future", index -> new CompletableFuture<String>()::get);
    many("lost-future-task", index -> new FutureTask<>(() -> "x")::get);
    many("lost-fork-join-task", index -> ForkJoinTask.adapt(() -> "x")::get);
    many("lost-park", index -> LockSupport::park);
    many("lost-condition", index -> {
      var lock = new ReentrantLock();
      Condition condition = lock.newCondition();
      return () -> {
        lock.lock();
        condition.await();
      };
    });
    many("lost-lock-owner-ended", index -> {
      var lock = new ReentrantLock();
      Thread.ofVirtual().start(lock::lock).join();
      return lock::lock;
    });
    many("lost-read-lock", index -> {
      var lock = new ReentrantReadWriteLock();
      Thread.ofVirtual().start(lock.readLock()::lock).join();
      return lock.writeLock()::lock;
    });
    many("lost-stamped-lock", index -> {
      var lock = new StampedLock();
      lock.writeLock();
      return lock::readLock;
    });
    many("lost-inside-synchronized", index -> {
      var queue = new LinkedBlockingQueue<String>();
      return () -> {
        synchronized (queue) {
          queue.take();
        }
      };
    });
    many("lost-own-thread-local", index -> {
      var queue = new LinkedBlockingQueue<String>();
      return () -> {
        ThreadLocal<Object> local = new ThreadLocal<>();
        local.set(List.of(queue, Thread.currentThread()));
        queue.take();
        Reference.reachabilityFence(local);
      };
    });
    many("lost-callback", index -> {
      var queue = new LinkedBlockingQueue<String>();
      var future = new CompletableFuture<String>();
      future.thenAccept(queue::add);
      return queue::take;
    });
    many("lost-publisher", index -> {
      var queue = new LinkedBlockingQueue<String>();
      var publisher = new SubmissionPublisher<String>(Runnable::run, 16);
      publisher.subscribe(subscriber(queue));
      return queue::take;
    });
  }

  static void lostCircles() throws Exception {
    ring("lost-ring", List.of());
    ring("kept-ring", kept);
    many("lost-joiner-of-a-lost-one", index -> {
      Thread first = lose("lost-joined#" + index, new LinkedBlockingQueue<String>()::take);
      Thread second = lose("lost-joiner#" + index, first::join);
      return second::join;
    });
    many("lost-two-sides", index -> {
      var there = new SynchronousQueue<String>();
      var back = new SynchronousQueue<String>();
      lose("lost-other-side#" + index, () -> {
        back.take();
        there.take();
      });
      return () -> {
        there.put("x");
        back.put("x");
      };
    });
    many("lost-owner-waits", index -> {
      var lock = new ReentrantLock();
      var queue = new LinkedBlockingQueue<String>();
      var locked = new CountDownLatch(1);
      lose("lost-owner#" + index, () -> {
        lock.lock();
        locked.countDown();
        queue.take();
      });
      locked.await();
      return lock::lock;
    });
    many("lost-scope", index -> () -> scope("lost-scope-task#" + index, null));
    many("kept-scope", index -> () -> scope("kept-scope-task#" + index, kept));
  }

  static void ring(String label, List<Object> holder) {
    List<BlockingQueue<String>> queues = new ArrayList<>();
    for (int index = 0; index < EACH; index++) {
      queues.add(new LinkedBlockingQueue<>());
    }
    for (int index = 0; index < EACH; index++) {
      var mine = queues.get(index);
      var next = queues.get((index + 1) % EACH);
      lose(label + "#" + index, () -> next.put(mine.take()));
    }
    if (holder == kept) {
      kept.add(queues.get(0));
    }
  }

  static void scope(String name, List<Object> holder) throws Exception {
    var queue = new LinkedBlockingQueue<String>();
    if (holder != null) {
      synchronized (holder) {
        holder.add(queue);
      }
    }
    try (var scope =
        StructuredTaskScope.open(
            StructuredTaskScope.Joiner.<String>awaitAll(),
            configured -> configured.withThreadFactory(factory(name)))) {
      scope.fork(queue::take);
      scope.join();
    }
  }

  static ThreadFactory factory(String name) {
    return task -> {
      Thread thread = Thread.ofVirtual().name(name).unstarted(task);
      remember(name, thread);
      return thread;
    };
  }

  static void lostHolders() throws Exception {
    takers("lost-dropped-list", (index, queue) -> List.of(queue));
    takers("lost-ended-platform-thread", (index, queue) -> {
      handOver = queue;
      Thread ended = new Thread(() -> inheritable.set(handOver));
      ended.start();
      ended.join();
      handOver = null;
      kept.add(ended);
    });
    takers("lost-ended-virtual-thread", (index, queue) -> {
      handOver = queue;
      Thread ended = Thread.ofVirtual().start(() -> inheritable.set(handOver));
      ended.join();
      handOver = null;
      kept.add(ended);
    });
    takers("lost-class-loader", (index, queue) -> new OtherLoader().hold(queue));
    takers("lost-phantom", (index, queue) -> kept.add(new PhantomReference<>(queue, new ReferenceQueue<>())));
    takers("lost-cancelled-timer-task", (index, queue) -> {
      var task = timerTask(queue);
      timer.schedule(task, 3_600_000);
      task.cancel();
      timer.purge();
    });
    takers("lost-removed-callback", (index, queue) -> {
      Runnable callback = () -> queue.add("x");
      callbacks.add(callback);
      callbacks.remove(callback);
    });
    takers("weak", (index, queue) -> kept.add(new WeakReference<>(queue)));
    takers("weak-map-key", (index, queue) -> weakMap.put(queue, "value"));
    takers("lost-weak-map-key", (index, queue) -> weakMap.put(new Key(queue), "value"));
    takers("weak-subclass", (index, queue) -> kept.add(new NamedWeak(queue)));
    many("weak-thread", index -> {
      var queue = new LinkedBlockingQueue<String>();
      return () -> {
        weakThreads.add(new WeakReference<>(Thread.currentThread()));
        queue.take();
      };
    });
  }

  static volatile Object handOver;
  static final List<Object> weakThreads = java.util.Collections.synchronizedList(new ArrayList<>());

  static class NamedWeak extends WeakReference<Object> {
    final String name = "weak";

    NamedWeak(Object referent) {
      super(referent);
    }
  }

  /// Equal to itself only, whatever the queue holds.
  static class Key {
    final Object queue;

    Key(Object queue) {
      this.queue = queue;
    }
  }

  // ---- somebody can ------------------------------------------------------------------------------------------------

  static BlockingQueue<String> statically;
  static Object[] array = new Object[EACH];
  static final Map<Object, Object> weakMap = new WeakHashMap<>();
  static final Map<String, Object> map = new ConcurrentHashMap<>();
  static final LinkedList<Object> linked = new LinkedList<>();
  static final List<Runnable> callbacks = new ArrayList<>();
  static final InheritableThreadLocal<Object> inheritable = new InheritableThreadLocal<>();
  static final ThreadLocal<Object> local = new ThreadLocal<>();
  static final Cleaner cleaner = Cleaner.create();
  static final Timer timer = new Timer("timer", true);
  static final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());
  static final ExecutorService held = Executors.newVirtualThreadPerTaskExecutor();
  static final CompletableFuture<String> completable = new CompletableFuture<>();
  static final AtomicReference<Object> atomic = new AtomicReference<>();
  static final ClassValue<Map<String, Object>> classValue = new ClassValue<>() {
    @Override
    protected Map<String, Object> computeValue(Class<?> type) {
      return new ConcurrentHashMap<>();
    }
  };
  static final ThreadLocal<Object> dropped = new ThreadLocal<>();
  static final ScopedValue<Object> scoped = ScopedValue.newInstance();
  static Logger logger;

  static void keptByData() throws Exception {
    statically = new LinkedBlockingQueue<>();
    for (int index = 0; index < EACH; index++) {
      taker("kept-static", index, statically);
    }
    takers("kept-array", (index, queue) -> array[index] = new Object[][] {{queue}});
    takers("kept-map", (index, queue) -> map.put("queue" + index, queue));
    takers("kept-linked-list", (index, queue) -> linked.addFirst(queue));
    takers("kept-field", (index, queue) -> kept.add(new Key(new Key(queue))));
    takers("kept-soft", (index, queue) -> kept.add(new SoftReference<>(queue)));
    takers("kept-weak-map-value", (index, queue) -> {
      String key = new String("key" + index);
      weakMap.put(key, queue);
      kept.add(key);
    });
    takers("kept-weak-map-value-of-its-own-key", (index, queue) -> weakMap.put(queue, List.of(queue)));
    takers("kept-lambda", (index, queue) -> callbacks.add(() -> queue.add("x")));
    takers("kept-inner-class", (index, queue) -> kept.add(new Object() {
      @Override
      public String toString() {
        return queue.toString();
      }
    }));
    takers("kept-iterator", (index, queue) -> kept.add(List.of(queue).iterator()));
    takers("kept-atomic", (index, queue) -> atomic.set(List.of(queue, atomic.getPlain() == null ? "" : atomic.get())));
    takers("kept-method-handle", (index, queue) -> kept.add(
        MethodHandles.lookup().findVirtual(BlockingQueue.class, "poll", MethodType.methodType(Object.class)).bindTo(queue)));
    takers("kept-proxy", (index, queue) -> kept.add(
        Proxy.newProxyInstance(Holders.class.getClassLoader(), new Class<?>[] {Runnable.class}, (proxy, method, with) -> queue.poll())));
    takers("kept-class-value", (index, queue) -> classValue.get(String.class).put("queue" + index, queue));
    takers("kept-class-loader", (index, queue) -> kept.add(new OtherLoader().hold(queue)));
    takers("kept-class-of-loader", (index, queue) -> {
      var loader = new OtherLoader();
      loader.hold(queue);
      kept.add(loader);
    });
    takers("kept-resource-bundle", (index, queue) -> kept.add(new java.util.ListResourceBundle() {
      @Override
      protected Object[][] getContents() {
        return new Object[][] {{"queue", queue}};
      }
    }));
    takers("kept-system-properties", (index, queue) -> System.getProperties().put("queue" + index, queue));
    takers("kept-exception", (index, queue) -> kept.add(new Exception() {
      final Object held = queue;
    }));
    takers("kept-latch-count-down", (index, queue) -> kept.add((Callable<Object>) queue::take));
  }

  static void keptByThreads() throws Exception {
    takers("kept-local", (index, queue) -> living(queue));
    takers("kept-local-iterator", (index, queue) -> {
      Iterator<?> iterator = new ArrayList<>(List.of("", queue)).iterator();
      iterator.next();
      living(iterator);
    });
    takers("kept-virtual-local", (index, queue) -> living(Thread.ofVirtual(), queue));
    takers("kept-thread-local", (index, queue) -> {
      handOver = queue;
      var set = new CountDownLatch(1);
      Thread.ofPlatform().daemon().start(() -> {
        local.set(handOver);
        set.countDown();
        sleepWith();
      });
      set.await();
    });
    takers("kept-dropped-thread-local", (index, queue) -> {
      handOver = queue;
      var set = new CountDownLatch(1);
      Thread.ofPlatform().daemon().start(() -> {
        new ThreadLocal<Object>().set(handOver);
        set.countDown();
        sleepWith();
      });
      set.await();
    });
    takers("kept-virtual-thread-local", (index, queue) -> {
      handOver = queue;
      var set = new CountDownLatch(1);
      Thread.ofVirtual().start(() -> {
        local.set(handOver);
        set.countDown();
        sleepWith();
      });
      set.await();
    });
    handOver = null;
    takers("kept-inherited-thread-local", (index, queue) -> {
      inheritable.set(queue);
      living();
      inheritable.remove();
    });
    takers("kept-scoped-value", (index, queue) -> ready(running ->
        Thread.ofPlatform().daemon().start(() -> ScopedValue.where(scoped, queue).run(() -> {
          running.countDown();
          sleepWith();
        }))));
    takers("kept-virtual-scoped-value", (index, queue) -> ready(running ->
        Thread.ofVirtual().start(() -> ScopedValue.where(scoped, queue).run(() -> {
          running.countDown();
          sleepWith();
        }))));
    takers("kept-uncaught-handler", (index, queue) -> {
      Thread thread = living();
      thread.setUncaughtExceptionHandler((ended, why) -> queue.add("x"));
    });
    takers("kept-thread-group", (index, queue) -> {
      var group = new ThreadGroup("group") {
        final Object held = queue;
      };
      Thread thread = new Thread(group, () -> sleepWith());
      thread.setDaemon(true);
      thread.start();
    });
    takers("kept-context-class-loader", (index, queue) -> living().setContextClassLoader(new ClassLoader() {
      final Object held = queue;
    }));
    takers("kept-producer-task", (index, queue) -> {
      Thread thread = new Thread(() -> {
        sleepWith();
        queue.add("x");
      });
      thread.setDaemon(true);
      thread.start();
    });
    many("kept-thread-static", index -> new LinkedBlockingQueue<String>()::take);
    synchronized (starting) {
      array = java.util.Arrays.copyOf(array, array.length + EACH);
      for (int index = 0; index < EACH; index++) {
        Thread thread = starting.get(starting.size() - EACH + index);
        switch (index) {
          case 0 -> array[EACH] = thread;
          case 1 -> map.put("thread", thread);
          case 2 -> linked.add(thread);
          default -> living(thread);
        }
      }
    }
    many("kept-park-by-interrupter", index -> {
      return () -> {
        kept(Thread.currentThread());
        LockSupport.park();
      };
    });
    many("kept-joiner", index -> living()::join);
    many("kept-virtual-joiner", index -> living(Thread.ofVirtual())::join);
    many("kept-lock", index -> {
      var lock = new ReentrantLock();
      ready(locked -> Thread.ofPlatform().daemon().start(() -> {
        lock.lock();
        locked.countDown();
        sleepWith(lock);
      }));
      return lock::lock;
    });
    many("kept-condition", index -> {
      var lock = new ReentrantLock();
      Condition condition = lock.newCondition();
      living(condition);
      return () -> {
        lock.lock();
        condition.await();
      };
    });
    many("kept-semaphore", index -> {
      var semaphore = new Semaphore(0);
      living(Thread.ofVirtual(), semaphore);
      return semaphore::acquire;
    });
    many("kept-synchronous-put", index -> {
      var queue = new SynchronousQueue<String>();
      living(queue);
      return () -> queue.put("x");
    });
    many("kept-other-side", index -> {
      var queue = new SynchronousQueue<String>();
      var first = new SynchronousQueue<String>();
      Thread.ofVirtual().start(() -> {
        try {
          first.poll(1, TimeUnit.HOURS);
          queue.take();
        } catch (InterruptedException over) {
          System.out.println("failed: interrupted");
        }
      });
      return () -> queue.put("x");
    });
    many("kept-exchanger", index -> {
      var exchanger = new Exchanger<String>();
      living(exchanger);
      return () -> exchanger.exchange("x");
    });
    many("kept-phaser", index -> {
      var phaser = new Phaser(1);
      living(phaser);
      return () -> phaser.awaitAdvance(phaser.getPhase());
    });
  }

  static void kept(Object object) {
    synchronized (kept) {
      kept.add(object);
    }
  }

  static void ready(java.util.function.Consumer<CountDownLatch> start) throws Exception {
    var latch = new CountDownLatch(1);
    start.accept(latch);
    latch.await();
  }

  static void keptByTheRuntime() throws Exception {
    takers("kept-timer", (index, queue) -> timer.schedule(timerTask(queue), 3_600_000));
    takers("kept-periodic", (index, queue) -> scheduler.scheduleAtFixedRate(() -> queue.remove("y"), 1, 3600, TimeUnit.SECONDS));
    takers("kept-delayed", (index, queue) ->
        CompletableFuture.delayedExecutor(1, TimeUnit.HOURS).execute(() -> queue.add("x")));
    many("kept-or-timeout", index -> new CompletableFuture<String>().orTimeout(1, TimeUnit.HOURS)::get);
    takers("kept-completion", (index, queue) -> completable.thenAccept(queue::add));
    takers("kept-shutdown-hook", (index, queue) -> Runtime.getRuntime().addShutdownHook(new Thread(() -> queue.add("x"))));
    takers("kept-cleaner", (index, queue) -> {
      Object cleaned = new Object();
      kept.add(cleaned);
      cleaner.register(cleaned, () -> queue.add("x"));
    });
    many("kept-cleaner-of-its-own", index -> {
      var queue = new LinkedBlockingQueue<String>();
      Object cleaned = new Object();
      cleaner.register(cleaned, () -> queue.add("x"));
      return () -> {
        queue.take();
        Reference.reachabilityFence(cleaned);
      };
    });
    many("kept-finalizer", index -> {
      var queue = new LinkedBlockingQueue<String>();
      var last = new Finalized(queue);
      return () -> {
        queue.take();
        Reference.reachabilityFence(last);
      };
    });
    takers("kept-native-callback", (index, queue) -> {
      MethodHandle add = MethodHandles.lookup()
          .findStatic(Holders.class, "called", MethodType.methodType(void.class, Object.class))
          .bindTo(queue);
      Linker.nativeLinker().upcallStub(add, FunctionDescriptor.ofVoid(), Arena.global());
    });
    var signalled = new LinkedBlockingQueue<String>();
    sun.misc.Signal.handle(new sun.misc.Signal("USR2"), signal -> signalled.add("x"));
    for (int index = 0; index < EACH; index++) {
      taker("kept-signal-handler", index, signalled);
    }
    takers("kept-bean", (index, queue) -> java.lang.management.ManagementFactory.getPlatformMBeanServer().registerMBean(
        new javax.management.StandardMBean(new Counts(queue), Runnable.class), new javax.management.ObjectName("holders:type=" + index)));
    logger = Logger.getLogger("holders");
    takers("kept-log-handler", (index, queue) -> logger.addHandler(new Handler() {
      @Override
      public void publish(LogRecord record) {
        queue.add("x");
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    }));
    publisher = new SubmissionPublisher<>(Runnable::run, 16);
    takers("kept-subscriber", (index, queue) -> publisher.subscribe(subscriber(queue)));
    Process process = new ProcessBuilder("sleep", "600").start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    many("kept-process", index -> process::waitFor);
    many("kept-process-exit", index -> process.onExit()::get);
    many("kept-accept", index -> new ServerSocket(0)::accept);
    many("kept-sleep", index -> () -> Thread.sleep(Duration.ofHours(1)));
    many("kept-timed-latch", index -> () -> new CountDownLatch(1).await(1, TimeUnit.HOURS));
    many("kept-fork-join-task", index -> ForkJoinPool.commonPool().submit(() -> sleepWith())::get);
  }

  static SubmissionPublisher<String> publisher;

  public record Counts(Object queue) implements Runnable {
    @Override
    public void run() {
      System.out.println(queue);
    }
  }

  static void called(Object queue) {
    System.out.println(queue);
  }

  static class Finalized {
    final BlockingQueue<String> queue;

    Finalized(BlockingQueue<String> queue) {
      this.queue = queue;
    }

    @Override
    @SuppressWarnings("removal")
    protected void finalize() {
      queue.add("x");
    }
  }

  static TimerTask timerTask(BlockingQueue<String> queue) {
    return new TimerTask() {
      @Override
      public void run() {
        queue.add("x");
      }
    };
  }

  static Flow.Subscriber<String> subscriber(BlockingQueue<String> queue) {
    return new Flow.Subscriber<>() {
      @Override
      public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(1);
      }

      @Override
      public void onNext(String item) {
        queue.add(item);
      }

      @Override
      public void onError(Throwable failed) {}

      @Override
      public void onComplete() {}
    };
  }

  // ---- executors ---------------------------------------------------------------------------------------------------

  static void executors() throws Exception {
    for (int index = 0; index < EACH; index++) {
      submit(held, "executor-held#" + index);
      submit(Executors.newVirtualThreadPerTaskExecutor(), "lost-executor-dropped#" + index);
      String name = "executor-pool-of-virtual#" + index;
      var pool = Executors.newFixedThreadPool(1, factory(name));
      kept.add(pool);
      pool.execute(task(name, new LinkedBlockingQueue<String>()::take));
      String idle = "kept-idle-worker#" + index;
      var idlePool = Executors.newFixedThreadPool(1, factory(idle));
      kept.add(idlePool);
      idlePool.submit(() -> {}).get();
      String dropped = "lost-idle-worker#" + index;
      Executors.newFixedThreadPool(1, factory(dropped)).submit(() -> {}).get();
      String future = "kept-future-of-task#" + index;
      kept.add(Executors.newThreadPerTaskExecutor(factory(future)).submit(() -> new LinkedBlockingQueue<String>().take()));
    }
  }

  static void submit(ExecutorService executor, String name) {
    executor.execute(() -> {
      Thread.currentThread().setName(name);
      remember(name, Thread.currentThread());
      task(name, new LinkedBlockingQueue<String>()::take).run();
    });
  }

  // ---- monitors: the collector never frees who waits in one --------------------------------------------------------

  static void monitors() throws Exception {
    Object monitor = new Object();
    kept.add(monitor);
    many("monitor-kept", index -> () -> waitOn(monitor));
    many("monitor-lost", index -> {
      Object own = new Object();
      return () -> waitOn(own);
    });
    many("monitor-kept-by-living", index -> {
      Object own = new Object();
      living(own);
      return () -> waitOn(own);
    });
    many("monitor-kept-reference-queue", index -> {
      var queue = new ReferenceQueue<Object>();
      var reference = new WeakReference<Object>(array, queue);
      return () -> {
        queue.remove();
        Reference.reachabilityFence(reference);
      };
    });
    many("monitor-lost-reference-queue", index -> new ReferenceQueue<Object>()::remove);
    many("monitor-lost-entry", index -> {
      Object own = new Object();
      ready(locked -> lose("monitor-lost-owner#" + index, () -> {
        synchronized (own) {
          locked.countDown();
          new LinkedBlockingQueue<String>().take();
        }
      }));
      return () -> {
        synchronized (own) {
          own.notifyAll();
        }
      };
    });
  }

  static void waitOn(Object monitor) throws InterruptedException {
    synchronized (monitor) {
      monitor.wait();
    }
  }

  // ---- a class of another loader -----------------------------------------------------------------------------------

  static class OtherLoader extends ClassLoader {
    OtherLoader() {
      super(null);
    }

    /// The class, whose static field holds the object.
    Class<?> hold(Object object) throws Exception {
      try (var in = Holders.class.getResourceAsStream("Holders$Holder.class")) {
        byte[] bytes = in.readAllBytes();
        Class<?> type = defineClass("Holders$Holder", bytes, 0, bytes.length);
        var field = type.getDeclaredField("held");
        field.setAccessible(true);
        field.set(null, object);
        return type;
      }
    }
  }

  public static class Holder {
    public static Object held;
  }

  public static void main(String[] arguments) throws Exception {
    lostWaits();
    lostCircles();
    lostHolders();
    keptByData();
    keptByThreads();
    keptByTheRuntime();
    executors();
    monitors();
    Settle.untilAllWait(starting);
    for (int index = 0; index < Integer.getInteger("garbage", 0); index++) {
      handOver = new Object[] {index};
    }
    handOver = null;
    if (arguments[0].equals("wait")) {
      starting.clear();
      Settle.untilDumped();
    } else {
      Settle.collect(starting, names, woken);
    }
  }
}
