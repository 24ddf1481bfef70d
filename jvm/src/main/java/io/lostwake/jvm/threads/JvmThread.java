package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapThread;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a heap dump. A view: what it says is read from the dump when asked for.
 *
 * <p>Two views of the same thread of the same dump are equal.
 */
public final class JvmThread {
  private final JvmThreads threads;
  private final int object;
  private final @Nullable HeapThread stack;
  private final ThreadState state;

  JvmThread(JvmThreads threads, int object, @Nullable HeapThread stack, ThreadState state) {
    this.threads = threads;
    this.object = object;
    this.stack = stack;
    this.state = state;
  }

  /** Its {@code java.lang.Thread}. */
  public int object() {
    return object;
  }

  /** Its calls and their locals; null when the dump has none. */
  public @Nullable HeapThread stack() {
    return stack;
  }

  /** {@code Thread.threadId()}: 1 or more, never used twice in a process; 0 when not told. */
  public long id() {
    return threads.id(object);
  }

  /** {@code Thread.getName()}; empty when it has none. May hold any character. */
  public String name() {
    return threads.name(object);
  }

  /** Whether {@code Thread.isVirtual()}. */
  public boolean isVirtual() {
    return threads.isVirtual(object);
  }

  /** What it is doing. */
  public ThreadState state() {
    return state;
  }

  /** Whether it is a virtual thread that has a carrier thread. */
  public boolean isMounted() {
    return threads.isMounted(object);
  }

  /** Whether the JVM ends without waiting for it; always so for a virtual thread. */
  public boolean isDaemon() {
    return threads.isDaemon(object);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JvmThread that && that.threads == threads && that.object == object;
  }

  @Override
  public int hashCode() {
    return object;
  }

  /** Such as {@code virtual thread #41 "tx-7"}; without the quotes when it has no name. */
  @Override
  public String toString() {
    return threads.words(object);
  }
}
