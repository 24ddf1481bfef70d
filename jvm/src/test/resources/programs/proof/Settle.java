import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the programs of the ground truth have in common: to wait until all wait, and to ask the collector.
class Settle {
  static void untilAllWait(List<Thread> threads) throws InterruptedException {
    int quiet = 0;
    while (quiet < 3) {
      Thread.sleep(20);
      quiet = allWait(threads) ? quiet + 1 : 0;
    }
  }

  private static boolean allWait(List<Thread> threads) {
    synchronized (threads) {
      for (Thread thread : threads) {
        switch (thread.getState()) {
          case WAITING, TIMED_WAITING, BLOCKED, TERMINATED -> {}
          default -> {
            return false;
          }
        }
      }
    }
    return true;
  }

  static void untilDumped() throws Exception {
    System.out.println("ready");
    System.in.read();
    System.exit(0);
  }

  static void collect(List<Thread> threads, List<String> names, Set<String> woken) throws Exception {
    List<WeakReference<Thread>> weakly = new ArrayList<>();
    for (Thread thread : threads) {
      weakly.add(new WeakReference<>(thread));
    }
    threads.clear();
    for (int round = 0; round < 5; round++) {
      System.gc();
      Thread.sleep(100);
    }
    StringBuilder told = new StringBuilder();
    for (int index = 0; index < weakly.size(); index++) {
      String what = woken.contains(names.get(index)) ? "woken " : weakly.get(index).get() == null ? "freed " : "kept ";
      told.append(what).append(names.get(index)).append('\n');
    }
    System.out.print(told);
    System.out.println("ready");
    System.exit(0);
  }
}
