package io.lostwake.cli.shop;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts requests; a schedule, a timer and a writer who waits for a condition look after them. */
final class Statistics {
  private final LongAdder requests = new LongAdder();
  private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(2);
  private final Timer timer = new Timer("midnight", true);
  private final LinkedBlockingQueue<Long> history = new LinkedBlockingQueue<>(10);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long written;
  private long latest;

  @SuppressWarnings("FutureReturnValueIgnored") // it runs until the process ends
  Statistics() {
    schedule.scheduleAtFixedRate(this::remember, 0, 100, TimeUnit.MILLISECONDS);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            requests.reset();
          }
        },
        TimeUnit.HOURS.toMillis(1));
    Thread.ofVirtual().name("writer").start(this::write);
  }

  void count() {
    requests.increment();
  }

  /** What was written, after a moment in the schedule. */
  String report() throws Exception {
    ScheduledFuture<Long> moment = schedule.schedule(requests::sum, 5, TimeUnit.MILLISECONDS);
    long sum = moment.get();
    lock.lock();
    try {
      return sum + " requests, " + written + " written, of late " + history;
    } finally {
      lock.unlock();
    }
  }

  private void remember() {
    long now = requests.sum();
    if (!history.offer(now)) {
      history.poll();
    }
    lock.lock();
    try {
      if (latest != now) {
        latest = now;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    lock.lock();
    try {
      while (true) {
        while (written == latest) {
          changed.await();
        }
        written = latest;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
