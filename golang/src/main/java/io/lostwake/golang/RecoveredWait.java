package io.lostwake.golang;

import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import java.util.List;

/// What a goroutine waits for, recovered from its innermost frames, for formats that do not print
/// it. The texts are those of the runtime's wait reasons (`waitReasonStrings` of Go 1.27).
///
/// @param blockedOn the wait; its kind is [WaitKind#UNKNOWN] when the frames do not tell
/// @param tellsNil false when it is a channel operation and the frames do not tell whether the
///   channel is nil
record RecoveredWait(Wait blockedOn, boolean tellsNil) {

  static final Wait CHAN_OPERATION = new Wait(WaitKind.CHAN_OPERATION, "");
  static final Wait SELECT = new Wait(WaitKind.SELECT, "select");
  static final Wait RUNNABLE = new Wait(WaitKind.RUNNABLE, "runnable");
  static final Wait RUNNING = new Wait(WaitKind.RUNNING, "running");
  static final Wait SYSTEM_CALL = new Wait(WaitKind.SYSTEM_CALL, "syscall");
  static final Wait UNKNOWN = new Wait(WaitKind.UNKNOWN, "");

  private static final Wait SEND = new Wait(WaitKind.CHAN_SEND, "chan send");
  private static final Wait SEND_NIL = new Wait(WaitKind.CHAN_SEND_NIL, "chan send (nil chan)");
  private static final Wait RECEIVE = new Wait(WaitKind.CHAN_RECEIVE, "chan receive");
  private static final Wait RECEIVE_NIL =
      new Wait(WaitKind.CHAN_RECEIVE_NIL, "chan receive (nil chan)");
  private static final Wait SELECT_NO_CASES =
      new Wait(WaitKind.SELECT_NO_CASES, "select (no cases)");
  private static final Wait MUTEX = new Wait(WaitKind.MUTEX_LOCK, "sync.Mutex.Lock");
  private static final Wait READ_LOCK = new Wait(WaitKind.RWMUTEX_READ_LOCK, "sync.RWMutex.RLock");
  private static final Wait WRITE_LOCK = new Wait(WaitKind.RWMUTEX_LOCK, "sync.RWMutex.Lock");
  private static final Wait WAIT_GROUP = new Wait(WaitKind.WAIT_GROUP_WAIT, "sync.WaitGroup.Wait");
  private static final Wait CONDITION = new Wait(WaitKind.CONDITION_WAIT, "sync.Cond.Wait");
  private static final Wait SEMAPHORE = new Wait(WaitKind.SEMAPHORE, "semacquire");
  private static final Wait SLEEP = new Wait(WaitKind.SLEEP, "sleep");
  private static final Wait POLLER = new Wait(WaitKind.INPUT_OUTPUT, "IO wait");
  static final Wait COROUTINE = new Wait(WaitKind.COROUTINE, "coroutine");
  private static final Wait RUNTIME_INTERNAL = new Wait(WaitKind.RUNTIME_INTERNAL, "");

  /// `chansend` and `chanrecv` park at two places each. From the first line of the function, a nil
  /// channel parks 5 or 12 lines below and any other 99 to 143 (measured on Go 1.21.13, 1.24.13,
  /// 1.26.8 and 1.27.4; read in the sources of 1.19, 1.22, 1.23 and 1.25). From the line in
  /// `chansend1` or `chanrecv1`, which stand before them in the file, it is 20 to 27 and 114 to
  /// 158. What lies between is left undecided.
  private static final int LAST_NIL_LINE = 40;

  private static final int FIRST_OTHER_LINE = 80;

  /// The wait of a goroutine with these frames, innermost first, the runtime's included.
  static RecoveredWait of(List<ProfileFrame> frames) {
    for (int i = 0; i < frames.size(); i++) {
      ProfileFrame frame = frames.get(i);
      String caller = i + 1 < frames.size() ? frames.get(i + 1).function() : "";
      switch (frame.function()) {
        case "runtime.chansend" -> {
          return channel(SEND, SEND_NIL, frames, i);
        }
        case "runtime.chanrecv" -> {
          return channel(RECEIVE, RECEIVE_NIL, frames, i);
        }
        case "reflect.chansend", "reflect.chansend0" -> {
          return new RecoveredWait(SEND, false);
        }
        case "reflect.chanrecv" -> {
          return new RecoveredWait(RECEIVE, false);
        }
        default -> {
          Wait known = known(frame.function(), caller);
          if (!known.equals(UNKNOWN)) {
            return new RecoveredWait(known, true);
          }
        }
      }
      if (!frame.function().startsWith("runtime.")) {
        break;
      }
    }
    return new RecoveredWait(unrecognised(frames), true);
  }

  private static Wait known(String function, String caller) {
    return switch (function) {
      case "runtime.block" -> SELECT_NO_CASES;
      case "runtime.selectgo", "reflect.rselect" -> SELECT;
      case "sync.runtime_SemacquireMutex", "internal/sync.runtime_SemacquireMutex" -> lock(caller);
      case "sync.runtime_SemacquireRWMutexR" -> READ_LOCK;
      case "sync.runtime_SemacquireRWMutex" -> WRITE_LOCK;
      case "sync.runtime_SemacquireWaitGroup" -> WAIT_GROUP;
      // Before Go 1.24 a wait group's semaphore had no name of its own.
      case "sync.runtime_Semacquire" ->
          caller.equals("sync.(*WaitGroup).Wait") ? WAIT_GROUP : SEMAPHORE;
      case "internal/poll.runtime_Semacquire" -> SEMAPHORE;
      case "sync.runtime_notifyListWait" -> CONDITION;
      case "time.Sleep" -> SLEEP;
      case "runtime.netpollblock", "internal/poll.runtime_pollWait" -> POLLER;
      case "runtime.coroswitch", "runtime.coroswitch_m", "runtime.corostart" -> COROUTINE;
      case "runtime.notetsleepg", "runtime.cgocall", "os/signal.signal_recv" -> SYSTEM_CALL;
      case "runtime.goroutineProfileWithLabels" -> RUNNING;
      default -> isSystemCall(function) ? SYSTEM_CALL : UNKNOWN;
    };
  }

  /// Before Go 1.20 a read-write lock waited on the mutex's kind of semaphore.
  private static Wait lock(String caller) {
    return switch (caller) {
      case "sync.(*RWMutex).RLock", "sync.(*RWMutex).rlock" -> READ_LOCK;
      case "sync.(*RWMutex).Lock" -> WRITE_LOCK;
      default -> MUTEX;
    };
  }

  private static boolean isSystemCall(String function) {
    return function.startsWith("syscall.Syscall")
        || function.startsWith("syscall.RawSyscall")
        || function.startsWith("syscall.syscall")
        || function.startsWith("internal/runtime/syscall.")
        || function.startsWith("runtime/internal/syscall.")
        || function.contains("._Cfunc_");
  }

  private static RecoveredWait channel(Wait other, Wait nil, List<ProfileFrame> frames, int index) {
    ProfileFrame park = frames.get(index);
    int below = linesBelow(park, index + 1 < frames.size() ? frames.get(index + 1) : park);
    if (park.line() > 0 && below >= 1 && below <= LAST_NIL_LINE) {
      return new RecoveredWait(nil, true);
    }
    return new RecoveredWait(other, below >= FIRST_OTHER_LINE);
  }

  /// How far the place where the goroutine parks is below the top of its function, or below the
  /// small function before it that called it; -1 when neither is known.
  private static int linesBelow(ProfileFrame park, ProfileFrame caller) {
    if (park.startLine() > 0) {
      return park.line() - park.startLine();
    }
    boolean isNeighbour =
        caller.isIn("runtime.chansend1")
            || caller.isIn("runtime.chanrecv1")
            || caller.isIn("runtime.chanrecv2");
    return isNeighbour && caller.line() > 0 && caller.file().equals(park.file())
        ? park.line() - caller.line()
        : -1;
  }

  private static Wait unrecognised(List<ProfileFrame> frames) {
    if (frames.isEmpty()) {
      return UNKNOWN;
    }
    if (!frames.getFirst().isIn("runtime.gopark")) {
      // A goroutine that does not wait is running or ready to run, and a profile stops all but its
      // own.
      return RUNNABLE;
    }
    for (ProfileFrame frame : frames) {
      if (!frame.function().startsWith("runtime.")) {
        break;
      }
      if (!frame.isIn("runtime.gopark") && !frame.isIn("runtime.goparkunlock")) {
        return RUNTIME_INTERNAL;
      }
    }
    return UNKNOWN;
  }
}
