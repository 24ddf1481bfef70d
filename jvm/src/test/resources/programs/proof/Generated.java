import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.*;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Small worlds of threads, queues, locks and holders, made at random from a seed: the same seed makes the same worlds.
///
/// `Generated collect|wait SEED WORLDS`, with -Dsoft=false without soft references.
public class Generated {
  static final int THREADS = 14;
  static final boolean SOFT = !"false".equals(System.getProperty("soft"));

  /// Whoever reaches the thread ends it.
  static final Waitable PARK = LockSupport::park;

  static final List<Object> roots = new ArrayList<>();
  static final List<Thread> starting = new ArrayList<>();
  static final List<String> names = new ArrayList<>();
  static final Set<String> woken = ConcurrentHashMap.newKeySet();

  /// Something to wait for; whoever reaches it can end the wait.
  interface Waitable {
    void await() throws Exception;
  }

  /// A place for references to others.
  interface Holder {
    void hold(Object other);
  }

  record Node(Object itself, Waitable waitable, Holder holder) {}

  final String name;
  final Random random;
  final double edges;
  final double rooted;
  final List<Node> nodes = new ArrayList<>();
  final List<Thread> threads = new ArrayList<>();

  Generated(String name, long seed) {
    this.name = name;
    random = new Random(seed);
    edges = random.nextDouble() * 1.6;
    rooted = random.nextDouble() * 0.2;
  }

  void make() throws Exception {
    int size = 8 + random.nextInt(24);
    for (int index = 0; index < size; index++) {
      nodes.add(node());
    }
    for (Node node : nodes) {
      while (random.nextDouble() < edges / 2) {
        node.holder.hold(any().itself);
      }
    }
    for (int index = 0; index < THREADS; index++) {
      thread(name + "/" + index);
    }
    for (Thread thread : threads) {
      while (random.nextDouble() < 0.3) {
        any().holder.hold(thread);
      }
    }
    for (Node node : nodes) {
      if (random.nextDouble() < rooted) {
        root(node.itself);
      }
    }
  }

  Node any() {
    return nodes.get(random.nextInt(nodes.size()));
  }

  void root(Object object) throws Exception {
    switch (random.nextInt(4)) {
      case 0 -> roots.add(object);
      case 1 -> roots.add(new Object[][] {{object}});
      case 2 -> Thread.ofVirtual().start(() -> sleepWith(object));
      default -> CompletableFuture.delayedExecutor(1, TimeUnit.HOURS).execute(() -> System.out.println(object));
    }
  }

  static void sleepWith(Object object) {
    try {
      Thread.sleep(3_600_000);
    } catch (InterruptedException over) {
      System.out.println("failed: a sleeper was interrupted");
    }
    Reference.reachabilityFence(object);
  }

  // ---- nodes -------------------------------------------------------------------------------------------------------

  Node node() throws Exception {
    return switch (random.nextInt(18)) {
      case 0 -> plain(new LinkedBlockingQueue<Object>(), LinkedBlockingQueue::take);
      case 1 -> plain(new SynchronousQueue<Object>(), queue -> queue.put(""));
      case 2 -> plain(new LinkedTransferQueue<Object>(), LinkedTransferQueue::take);
      case 3 -> plain(new CountDownLatch(1), CountDownLatch::await);
      case 4 -> plain(new Semaphore(0), Semaphore::acquire);
      case 5 -> plain(new Phaser(1), phaser -> phaser.awaitAdvance(phaser.getPhase()));
      case 6 -> plain(new FutureTask<>(() -> ""), FutureTask::get);
      case 7 -> plain(new DelayQueue<>(), DelayQueue::take);
      case 8 -> full();
      case 9 -> future();
      case 10 -> locked();
      case 11 -> condition();
      case 12 -> list(new ArrayList<>());
      case 13 -> list(new LinkedList<>());
      case 14 -> map();
      case 15 -> array();
      case 16 -> reference();
      default -> lambda();
    };
  }

  interface Action<T> {
    void on(T object) throws Exception;
  }

  /// One that cannot hold others itself, in a box that does.
  static <T> Node plain(T object, Action<T> await) {
    var box = new Box(object);
    return new Node(box, () -> await.on(object), box.more::add);
  }

  static class Box {
    final Object object;
    final List<Object> more = new ArrayList<>();

    Box(Object object) {
      this.object = object;
    }
  }

  /// A full queue holds what waits in it.
  static Node full() throws Exception {
    List<Object> content = new ArrayList<>();
    var queue = new ArrayBlockingQueue<Object>(1);
    queue.put(content);
    return new Node(queue, () -> queue.put(""), content::add);
  }

  static Node future() {
    var future = new CompletableFuture<Object>();
    return new Node(future, future::get, other -> future.thenAccept(value -> System.out.println(other)));
  }

  static Node locked() throws Exception {
    var lock = new ReentrantLock();
    Thread.ofVirtual().start(lock::lock).join();
    return plain(lock, ReentrantLock::lock);
  }

  static Node condition() {
    var lock = new ReentrantLock();
    return plain(lock.newCondition(), condition -> {
      lock.lock();
      condition.await();
    });
  }

  Node list(List<Object> list) {
    return new Node(random.nextBoolean() ? list : list.iterator(), null, list::add);
  }

  Node map() {
    var map = new LinkedHashMap<Object, Object>();
    return new Node(map.keySet(), null, other -> map.put(new Box(other), map.size()));
  }

  static Node array() {
    var array = new Object[4];
    int[] next = {0};
    return new Node(array, null, other -> array[next[0]++ % 4] = other);
  }

  Node reference() {
    int kind = random.nextInt(3);
    var references = new ArrayList<Object>();
    return new Node(references, null, other -> references.add(
        switch (kind) {
          case 0 -> new WeakReference<>(other);
          case 1 -> SOFT ? new SoftReference<>(other) : new Box(other);
          default -> new PhantomReference<>(other, new ReferenceQueue<>());
        }));
  }

  static Node lambda() {
    var box = new Box("");
    Runnable runnable = () -> System.out.println(box);
    return new Node(runnable, null, box.more::add);
  }

  // ---- threads -----------------------------------------------------------------------------------------------------

  void thread(String threadName) throws Exception {
    List<Object> holds = new ArrayList<>();
    while (random.nextDouble() < 0.4) {
      holds.add(any().itself);
    }
    Node awaited = any();
    Waitable waitable = wait(awaited);
    Runnable task = () -> {
      try {
        waitable.await();
      } catch (Throwable failed) {
        System.out.println("failed " + threadName + " " + failed);
      }
      Reference.reachabilityFence(holds);
      woken.add(threadName);
    };
    Thread thread;
    if (random.nextInt(6) == 0) {
      thread = inExecutor(threadName, task);
    } else {
      thread = Thread.ofVirtual().name(threadName).start(task);
    }
    if (waitable == PARK) {
      awaited.holder.hold(thread);
    }
    threads.add(thread);
    names.add(threadName);
    starting.add(thread);
  }

  Waitable wait(Node node) {
    int kind = random.nextInt(20);
    if (kind == 0 && !threads.isEmpty()) {
      return threads.get(random.nextInt(threads.size()))::join;
    }
    if (kind == 1) {
      return PARK;
    }
    if (kind == 2 && node.waitable != null) {
      return () -> {
        ThreadLocal<Object> local = new ThreadLocal<>();
        local.set(node.itself);
        node.waitable.await();
      };
    }
    return node.waitable == null ? LockSupport::park : node.waitable;
  }

  Thread inExecutor(String threadName, Runnable task) throws Exception {
    Thread[] started = new Thread[1];
    var executor = Executors.newThreadPerTaskExecutor(run -> started[0] = Thread.ofVirtual().name(threadName).unstarted(run));
    switch (random.nextInt(3)) {
      case 0 -> any().holder.hold(executor);
      case 1 -> any().holder.hold(executor.submit(task));
      default -> roots.add(executor);
    }
    if (started[0] == null) {
      executor.execute(task);
    }
    return started[0];
  }

  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[1]);
    for (int world = 0; world < Integer.parseInt(arguments[2]); world++) {
      new Generated(seed + "/" + world, seed * 1_000_003 + world).make();
    }
    Settle.untilAllWait(starting);
    if (arguments[0].equals("wait")) {
      starting.clear();
      Settle.untilDumped();
    } else {
      Settle.collect(starting, names, woken);
    }
  }
}
