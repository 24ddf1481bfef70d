import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Threads that run compiled code, whose objects the compiler has dissolved: what they hold is not in a heap dump.
///
/// `by-list`: what is dissolved leads to a list of queues, to which nothing else leads. `by-queue`: what is dissolved
/// refers to the queue itself, as its consumer does.
///
/// To be run with -XX:CompileCommand=dontinline,Hidden::nap, so that the callers of `nap` stay compiled in it.
public class Hidden {
  static volatile long pause;

  record Producer(BlockingQueue<String> queue) {
    void produce() throws InterruptedException {
      nap();
      queue.offer("x");
    }
  }

  static void nap() throws InterruptedException {
    if (pause > 0) {
      Thread.sleep(pause);
    }
  }

  record Producers(List<BlockingQueue<String>> queues) {
    void produce() throws InterruptedException {
      nap();
      queues.get(0).offer("x");
    }
  }

  static void byList(List<BlockingQueue<String>> queues) throws InterruptedException {
    new Producers(queues).produce();
  }

  static void byQueue(BlockingQueue<String> queue) throws InterruptedException {
    new Producer(queue).produce();
  }

  static void warmUp() throws InterruptedException {
    for (int round = 0; round < 200_000; round++) {
      byList(new ArrayList<>(List.of(new LinkedBlockingQueue<>(1), new LinkedBlockingQueue<>(1))));
      byQueue(new LinkedBlockingQueue<>(1));
    }
  }

  static List<Thread> start() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    List<BlockingQueue<String>> queues = new ArrayList<>();
    for (int index = 0; index < 10; index++) {
      var queue = new LinkedBlockingQueue<String>();
      queues.add(queue);
      threads.add(Thread.ofVirtual().name("by-list#" + index).start(() -> take(queue)));
    }
    Thread.ofPlatform().daemon().name("list-producer").start(new Run(queues, null));
    var queue = new LinkedBlockingQueue<String>();
    threads.add(Thread.ofVirtual().name("by-queue#0").start(() -> take(queue)));
    Thread.ofPlatform().daemon().name("queue-producer").start(new Run(null, queue));
    return threads;
  }

  /// Gives away what it holds before it runs.
  static class Run implements Runnable {
    List<BlockingQueue<String>> queues;
    BlockingQueue<String> queue;

    Run(List<BlockingQueue<String>> queues, BlockingQueue<String> queue) {
      this.queues = queues;
      this.queue = queue;
    }

    List<BlockingQueue<String>> giveQueues() {
      var given = queues;
      queues = null;
      return given;
    }

    BlockingQueue<String> giveQueue() {
      var given = queue;
      queue = null;
      return given;
    }

    @Override
    public void run() {
      try {
        if (queues != null) {
          byList(giveQueues());
        } else {
          byQueue(giveQueue());
        }
      } catch (InterruptedException over) {
        System.out.println("failed: interrupted");
      }
    }
  }

  static void take(BlockingQueue<String> queue) {
    try {
      queue.take();
      System.out.println("woken " + Thread.currentThread().getName());
    } catch (InterruptedException over) {
      System.out.println("failed: interrupted");
    }
  }

  public static void main(String[] arguments) throws Exception {
    warmUp();
    pause = 3_600_000;
    List<Thread> threads = start();
    Settle.untilAllWait(threads);
    if (arguments[0].equals("wait")) {
      threads.clear();
      Settle.untilDumped();
    } else {
      Settle.collect(threads, threads.stream().map(Thread::getName).toList(), Set.of());
    }
  }
}
