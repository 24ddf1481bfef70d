package io.lostwake.golang;

import static java.util.Map.entry;

import io.lostwake.model.Frame;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import java.util.List;
import java.util.Map;

/**
 * What the words in a traceback's header mean: the runtime's wait reasons ({@code runtime2.go}) and
 * goroutine states ({@code traceback.go}), Go 1.19 to 1.27.
 */
final class WaitReasons {
  private static final Map<String, WaitKind> KINDS =
      Map.ofEntries(
          entry("chan receive", WaitKind.CHAN_RECEIVE),
          entry("chan send", WaitKind.CHAN_SEND),
          entry("chan receive (nil chan)", WaitKind.CHAN_RECEIVE_NIL),
          entry("chan send (nil chan)", WaitKind.CHAN_SEND_NIL),
          entry("select", WaitKind.SELECT),
          entry("select (no cases)", WaitKind.SELECT_NO_CASES),
          entry("sync.Mutex.Lock", WaitKind.MUTEX_LOCK),
          entry("sync.RWMutex.RLock", WaitKind.RWMUTEX_READ_LOCK),
          entry("sync.RWMutex.Lock", WaitKind.RWMUTEX_LOCK),
          entry("sync.WaitGroup.Wait", WaitKind.WAIT_GROUP_WAIT),
          entry("sync.Cond.Wait", WaitKind.CONDITION_WAIT),
          entry("semacquire", WaitKind.SEMAPHORE),
          entry("IO wait", WaitKind.INPUT_OUTPUT),
          entry("sleep", WaitKind.SLEEP),
          entry("coroutine", WaitKind.COROUTINE),
          entry("syscall", WaitKind.SYSTEM_CALL),
          entry("running", WaitKind.RUNNING),
          entry("copystack", WaitKind.RUNNING),
          entry("runnable", WaitKind.RUNNABLE),
          entry("preempted", WaitKind.RUNNABLE),
          entry("idle", WaitKind.RUNTIME_INTERNAL),
          entry("dead", WaitKind.RUNTIME_INTERNAL),
          entry("waiting for cgo callback", WaitKind.RUNTIME_INTERNAL),
          entry("GC assist marking", WaitKind.RUNTIME_INTERNAL),
          entry("GC assist wait", WaitKind.RUNTIME_INTERNAL),
          entry("GC sweep wait", WaitKind.RUNTIME_INTERNAL),
          entry("GC scavenge wait", WaitKind.RUNTIME_INTERNAL),
          entry("GC worker (idle)", WaitKind.RUNTIME_INTERNAL),
          entry("GC worker (active)", WaitKind.RUNTIME_INTERNAL),
          entry("GC mark termination", WaitKind.RUNTIME_INTERNAL),
          entry("GC weak to strong wait", WaitKind.RUNTIME_INTERNAL),
          entry("GOMAXPROCS updater (idle)", WaitKind.RUNTIME_INTERNAL),
          entry("dumping heap", WaitKind.RUNTIME_INTERNAL),
          entry("garbage collection", WaitKind.RUNTIME_INTERNAL),
          entry("garbage collection scan", WaitKind.RUNTIME_INTERNAL),
          entry("panicwait", WaitKind.RUNTIME_INTERNAL),
          entry("finalizer wait", WaitKind.RUNTIME_INTERNAL),
          entry("cleanup wait", WaitKind.RUNTIME_INTERNAL),
          entry("force gc (idle)", WaitKind.RUNTIME_INTERNAL),
          entry("timer goroutine (idle)", WaitKind.RUNTIME_INTERNAL),
          entry("trace reader (blocked)", WaitKind.RUNTIME_INTERNAL),
          entry("wait for GC cycle", WaitKind.RUNTIME_INTERNAL),
          entry("debug call", WaitKind.RUNTIME_INTERNAL),
          entry("stopping the world", WaitKind.RUNTIME_INTERNAL),
          entry("flushing proc caches", WaitKind.RUNTIME_INTERNAL),
          entry("trace goroutine status", WaitKind.RUNTIME_INTERNAL),
          entry("trace proc status", WaitKind.RUNTIME_INTERNAL),
          entry("page trace flush", WaitKind.RUNTIME_INTERNAL));

  private WaitReasons() {}

  /**
   * The kind of a wait by the runtime's words. {@code (durable)} of Go 1.25 and {@code (synctest)}
   * of Go 1.24 say that the wait is inside a test's bubble and change nothing about its kind.
   */
  static WaitKind kindOf(String text) {
    String plain = text;
    if (text.endsWith(" (durable)")) {
      plain = text.substring(0, text.length() - " (durable)".length());
    } else if (text.endsWith(" (synctest)")) {
      plain = text.substring(0, text.length() - " (synctest)".length());
    }
    return KINDS.getOrDefault(plain, WaitKind.UNKNOWN);
  }

  /**
   * A wait by the runtime's words, made exact by the frames where the words say less: before Go
   * 1.20 every lock, and before Go 1.24 every wait group, prints {@code semacquire}.
   *
   * @param frames all that the dump shows, innermost first
   */
  static Wait of(String text, List<Frame> frames) {
    WaitKind kind = kindOf(text);
    return new Wait(kind == WaitKind.SEMAPHORE ? semaphoreUser(frames) : kind, text);
  }

  private static WaitKind semaphoreUser(List<Frame> frames) {
    for (Frame frame : frames) {
      String function = frame.function();
      if (!function.startsWith("runtime.") && !function.contains(".runtime_Semacquire")) {
        return kindOfUser(function);
      }
    }
    return WaitKind.SEMAPHORE;
  }

  private static WaitKind kindOfUser(String function) {
    return switch (function) {
      case "sync.(*Mutex).Lock",
          "sync.(*Mutex).lockSlow",
          "internal/sync.(*Mutex).Lock",
          "internal/sync.(*Mutex).lockSlow" ->
          WaitKind.MUTEX_LOCK;
      case "sync.(*RWMutex).Lock" -> WaitKind.RWMUTEX_LOCK;
      case "sync.(*RWMutex).RLock" -> WaitKind.RWMUTEX_READ_LOCK;
      case "sync.(*WaitGroup).Wait" -> WaitKind.WAIT_GROUP_WAIT;
      case "sync.runtime_notifyListWait",
          "sync.(*Cond).Wait",
          // The wait of a Cond before Go 1.7.
          "sync.runtime_Syncsemacquire" ->
          WaitKind.CONDITION_WAIT;
      default -> WaitKind.SEMAPHORE;
    };
  }
}
