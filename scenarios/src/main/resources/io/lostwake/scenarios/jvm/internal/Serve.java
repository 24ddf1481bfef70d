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

/**
 * Gives a scenario its threads, virtual or platform ones, and its two commands: {@code lose N} on
 * standard input loses N units more and is answered with {@code lost ...} when the threads that it
 * started have come to rest; the end of the input ends the process.
 */
public final class Serve {
  private static final int LOOKS_AT_REST = 10;
  private static final int MORE_LOOKS_IF_NOT_WAITING = 50;
  private static final int MILLIS_BETWEEN_LOOKS = 20;
  private static final long LONGEST_UNREST_NANOS = 10_000_000_000L;

  /** Loses one unit. */
  public interface Loss {
    void once() throws Exception;
  }

  private final ThreadFactory factory;

  // Only until they are at rest: what this program can reach is not lost.
  private final List<Thread> started = new ArrayList<>();

  private final BufferedReader commands =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

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
    return threads(factory);
  }

  /** Hands on what another factory makes, for a program that needs threads as it makes them. */
  public ThreadFactory threads(ThreadFactory other) {
    return task -> {
      Thread thread = other.newThread(task);
      add(thread);
      return thread;
    };
  }

  /** Takes commands on the calling thread; never returns. */
  public void run(Loss loss) {
    try {
      System.out.println("ready");
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        for (int left = losses(line); left > 0; left--) {
          onRequest(loss);
        }
        settle();
      }
      Runtime.getRuntime().halt(0);
    } catch (Exception e) {
      fail(e);
    }
  }

  /**
   * Loses on the calling thread, which should be the main thread. Another one takes the first
   * command, answers it and ends, so that a main thread that is lost is alone. Never returns.
   */
  public void runOnThisThread(Loss loss) throws Exception {
    SynchronousQueue<Thread> first = new SynchronousQueue<>();
    Thread listening =
        new Thread(() -> {
          try {
            System.out.println("ready");
            losses(commands.readLine());
            first.put(Thread.currentThread());
            settle();
          } catch (Exception e) {
            fail(e);
          }
        });
    listening.setDaemon(true);
    listening.start();
    add(Thread.currentThread());
    first.take();
    loss.once();
    remove(Thread.currentThread());
    listening.join();
    run(loss);
  }

  /** As a server does: each loss is a request with a thread of its own. */
  private static void onRequest(Loss loss) throws InterruptedException {
    Thread request =
        new Thread(
            () -> {
              try {
                loss.once();
              } catch (Exception e) {
                fail(e);
              }
            },
            "request");
    request.start();
    request.join();
  }

  private static int losses(String command) {
    return Integer.parseInt(command.substring("lose ".length()));
  }

  private static void fail(Exception failure) {
    failure.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  private synchronized void add(Thread thread) {
    started.add(thread);
  }

  private synchronized void remove(Thread thread) {
    started.remove(thread);
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
    for (int same = 0; same < LOOKS_AT_REST + moreLooks(places); ) {
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

  /**
   * A thread that reads from a socket looks like one that works, and one that sleeps for good like
   * one that goes on in a moment: only time tells.
   */
  private static int moreLooks(List<String> places) {
    return places.stream()
            .anyMatch(place -> place.startsWith("RUNNABLE") || place.startsWith("TIMED_WAITING"))
        ? MORE_LOOKS_IF_NOT_WAITING
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
