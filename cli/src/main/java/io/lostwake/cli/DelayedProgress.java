package io.lostwake.cli;

import io.lostwake.golang.Progress;
import io.lostwake.report.VisibleText;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Says on standard error what a command is doing, once it takes longer than a person likes to
/// wait. On a terminal one line is written over and over, and gone at the end; elsewhere every step
/// is a line.
final class DelayedProgress implements Progress, AutoCloseable {
  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintWriter err;
  private final boolean isTerminal;
  private final int columns;
  private final CountDownLatch closed = new CountDownLatch(1);
  private String words = "";
  private boolean isShown;

  DelayedProgress(Session session) {
    this.err = session.err();
    this.columns = session.screen().columns();
    // A dumb terminal cannot clear a line.
    this.isTerminal =
        session.screen().showsProgress()
            && !session.environment().getOrDefault("TERM", "").equals("dumb");
    Thread.ofPlatform()
        .daemon()
        .name("progress")
        .start(() -> showAfter(session.patience().toNanos()));
  }

  @Override
  public synchronized void step(String step) {
    words = VisibleText.of(step);
    if (isShown) {
      show();
    }
  }

  /// Says something that stays, whether or not anybody waits.
  synchronized void say(String sentence) {
    if (isShown && isTerminal) {
      err.print(CLEAR_LINE);
    }
    // What was under way before is over.
    words = "";
    err.println(VisibleText.of(sentence));
  }

  /// Takes the line away, so that a message or a result can be written.
  @Override
  public synchronized void close() {
    closed.countDown();
    if (isShown && isTerminal) {
      err.print(CLEAR_LINE);
      err.flush();
    }
    isShown = false;
  }

  private void showAfter(long nanoseconds) {
    try {
      if (!closed.await(nanoseconds, TimeUnit.NANOSECONDS)) {
        showNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void showNow() {
    if (closed.getCount() > 0) {
      isShown = true;
      show();
    }
  }

  private void show() {
    if (words.isEmpty()) {
      return;
    }
    if (isTerminal) {
      String line = words.substring(0, Math.min(words.length(), columns - 1));
      err.print(CLEAR_LINE + line);
      err.flush();
    } else {
      err.println(words);
    }
  }
}
