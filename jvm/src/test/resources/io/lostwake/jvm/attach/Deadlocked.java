import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** Two deadlocks, with those who wait for them, and names that imitate the report. */
public class Deadlocked {
  private static final CountDownLatch HELD = new CountDownLatch(5);

  public static void main(String[] arguments) throws InterruptedException {
    Object one = new Object();
    Object two = "two";
    Object three = new int[3];
    CountDownLatch closed = new CountDownLatch(1);
    Thread early =
        start(
            "early victim",
            () -> {
              await(closed);
              synchronized (one) {
                throw new AssertionError("nobody lets go");
              }
            });
    Thread[] cycle = {
      start("cycle-1", () -> both(one, two)),
      start("cycle \"2\":\n  which is held by \"x\"\n\n", () -> both(two, three)),
      start("cycle-3", () -> both(three, one))
    };
    ReentrantLock left = new ReentrantLock();
    ReentrantLock right = new ReentrantLock();
    Thread[] pair = {
      start("twin", () -> both(left, right)), start("twin", () -> both(right, left))
    };
    untilBlocked(cycle);
    untilBlocked(pair);
    closed.countDown();
    untilBlocked(early);
    untilBlocked(
        start(
            "late victim",
            () -> {
              synchronized (two) {
                throw new AssertionError("nobody lets go");
              }
            }));
    System.out.println("ready");
  }

  private static void both(Object first, Object second) {
    synchronized (first) {
      HELD.countDown();
      await(HELD);
      synchronized (second) {
        throw new AssertionError("nobody lets go");
      }
    }
  }

  private static void both(ReentrantLock first, ReentrantLock second) {
    first.lock();
    HELD.countDown();
    await(HELD);
    second.lock();
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.start();
    return thread;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void untilBlocked(Thread... threads) throws InterruptedException {
    if (HELD.getCount() > 0) {
      HELD.await();
    }
    for (Thread thread : threads) {
      StackTraceElement[] stack;
      do {
        Thread.sleep(5);
        stack = thread.getStackTrace();
      } while (thread.getState() != Thread.State.BLOCKED
          && !(thread.getState() == Thread.State.WAITING && isLocking(stack)));
    }
  }

  private static boolean isLocking(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(ReentrantLock.class.getName())) {
        return true;
      }
    }
    return false;
  }
}
