package internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Gives a scenario its threads, virtual or platform ones, and its two commands: {@code lose N} on
 * standard input loses N units more and is answered with {@code lost ...} when the threads that it
 * started have come to rest; the end of the input ends the process.
 */
public final class Serve {
  private static final int LOOKS_AT_REST = 10;
  private static final int MORE_LOOKS_IF_RUNNABLE = 50;
  private static final int MILLIS_BETWEEN_LOOKS = 20;
  private static final long LONGEST_UNREST_NANOS = 10_000_000_000L;

  /** Loses one unit. */
  public interface Loss {
    void once() throws Exception;
  }

  private final ThreadFactory factory;

  // Only until they are at rest: what this program can reach is not lost.
  private final List<Thread> started = new ArrayList<>();

  private Serve(ThreadFactory factory) {
    this.factory = factory;
  }

  /** Starts threads of the kind that the argument names: {@code virtual} or {@code platform}. */
  public static Serve on(String[] arguments) {
    return new Serve(
        switch (String.join(" ", arguments)) {
          case "virtual" -> Thread.ofVirtual().factory();
          case "platform" -> Thread.ofPlatform().factory();
          default -> throw new IllegalArgumentException("virtual or platform?");
        });
  }

  /** Where a program gets its threads. */
  public ThreadFactory threads() {
    return this::newThread;
  }

  /** Takes commands on the calling thread; never returns. */
  public void run(Loss loss) {
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("ready");
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        for (int left = Integer.parseInt(line.substring("lose ".length())); left > 0; left--) {
          loss.once();
        }
        settle();
      }
      Runtime.getRuntime().halt(0);
    } catch (Exception e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  /**
   * Loses on the calling thread, which should be the main thread; commands come on a daemon thread.
   * A main thread that is lost takes no more commands. Never returns.
   */
  public void runOnThisThread(Loss loss) throws Exception {
    SynchronousQueue<Integer> commands = new SynchronousQueue<>();
    Loss handOver = () -> commands.offer(1, 1, TimeUnit.SECONDS);
    Thread listening = new Thread(() -> run(handOver), "commands");
    listening.setDaemon(true);
    listening.start();
    while (true) {
      commands.take();
      add(Thread.currentThread());
      loss.once();
      remove(Thread.currentThread());
    }
  }

  private synchronized void add(Thread thread) {
    started.add(thread);
  }

  private synchronized void remove(Thread thread) {
    started.remove(thread);
  }

  private synchronized Thread newThread(Runnable task) {
    Thread thread = factory.newThread(task);
    started.add(thread);
    return thread;
  }

  private synchronized List<Thread> started() {
    return List.copyOf(started);
  }

  private synchronized void forget() {
    started.clear();
  }

  /** Waits until the threads stay where they are, and says how many have not ended. */
  private void settle() throws InterruptedException, IOException {
    long start = System.nanoTime();
    List<String> places = List.of();
    for (int same = 0; same < LOOKS_AT_REST + runnable(places); ) {
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
      List<String> now = started().stream().map(Serve::place).toList();
      same = now.equals(places) ? same + 1 : 0;
      places = now;
      if (System.nanoTime() - start > LONGEST_UNREST_NANOS) {
        throw new IOException("the threads do not come to rest: " + places);
      }
    }
    Map<Thread.State, Integer> states = new TreeMap<>();
    started().forEach(thread -> states.merge(thread.getState(), 1, Integer::sum));
    states.remove(Thread.State.TERMINATED);
    forget();
    System.out.println("lost " + states);
  }

  /** A thread that reads from a socket looks like one that works, but stays where it is. */
  private static int runnable(List<String> places) {
    return places.stream().anyMatch(place -> place.startsWith("RUNNABLE"))
        ? MORE_LOOKS_IF_RUNNABLE
        : 0;
  }

  private static String place(Thread thread) {
    Thread.State state = thread.getState();
    return state
        + Arrays.stream(thread.getStackTrace())
            .map(frame -> " " + frame.getClassName() + "." + frame.getMethodName())
            .reduce("", String::concat);
  }
}
