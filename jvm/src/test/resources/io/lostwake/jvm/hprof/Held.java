import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;

/** Holds things that are known, and dumps its own heap: FILE THREADS KIND. Prints its stacks. */
public class Held {
  static final Node[] NODES = new Node[1_234];
  static final String WIDE = "w\u4e16\u754cide";
  static final String LATIN = "lat\u00e9in";
  static final double[] DOUBLES = {1.5, -2.25};
  static final Object[] MIXED = {"text", null, new int[] {1, -2}, new String[][] {{"deep"}}};
  static long big = 1L << 50;
  static byte small = -3;
  static boolean yes = true;
  static final List<Thread> THREADS = new ArrayList<>();

  static class Node {
    int number;
    Object shared = "of node";
    Node next;
  }

  static class Large extends Node {
    long number = -9;
    char letter = 'x';
    float part = 0.5f;
    Object shared = "of large";
  }

  static void down(int depth, Object local, CountDownLatch ready) {
    if (depth > 0) {
      down(depth - 1, local, ready);
    } else {
      ready.countDown();
      try {
        new SynchronousQueue<Object>().put(local);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    if (local.hashCode() == 1) {
      System.out.println(local);
    }
  }

  public static void main(String[] arguments) throws Exception {
    for (int i = 0; i < NODES.length; i++) {
      NODES[i] = i % 2 == 0 ? new Node() : new Large();
      NODES[i].number = i;
      NODES[i].next = i == 0 ? null : NODES[i - 1];
    }
    int count = Integer.parseInt(arguments[1]);
    CountDownLatch ready = new CountDownLatch(count);
    ThreadFactory factory = factory(arguments[2]);
    for (int i = 0; i < count; i++) {
      Object local = new StringBuilder("local of ").append(i).toString();
      int depth = i % 5;
      Thread thread = factory.newThread(() -> down(depth, local, ready));
      thread.setName("held-" + i);
      thread.setDaemon(true);
      THREADS.add(thread);
      thread.start();
    }
    ready.await();
    for (Thread thread : THREADS) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }
    }
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(arguments[0], true);
    for (Thread thread : THREADS) {
      StringBuilder line = new StringBuilder(thread.getName());
      for (StackTraceElement frame : thread.getStackTrace()) {
        line.append(' ').append(frame.getClassName()).append('.').append(frame.getMethodName());
        line.append(':').append(frame.getLineNumber());
      }
      System.out.println(line);
    }
    System.exit(0);
  }

  private static ThreadFactory factory(String kind) throws Exception {
    if (kind.equals("platform")) {
      return Thread::new;
    }
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    return (ThreadFactory) type.getMethod("factory").invoke(builder);
  }
}
