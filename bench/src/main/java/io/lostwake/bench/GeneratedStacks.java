package io.lostwake.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Distinct stacks of a service that does not exist, from a seed: a few frames of the runtime and
/// of libraries around some of the service's own, as deep as such stacks are (4 to 20 calls).
final class GeneratedStacks {

  private static final List<String> WAITS =
      List.of(
          "chan receive",
          "chan send",
          "select",
          "IO wait",
          "sync.Mutex.Lock",
          "sync.Cond.Wait",
          "sync.WaitGroup.Wait",
          "semacquire",
          "sleep",
          "syscall");
  private static final List<String> PACKAGES =
      List.of(
          "main",
          "net/http",
          "internal/poll",
          "database/sql",
          "google.golang.org/grpc/internal/transport",
          "github.com/acme/orders/internal/queue",
          "github.com/acme/orders/pkg/store",
          "golang.org/x/net/http2");
  private static final List<String> TYPES =
      List.of(
          "", "(*Server).", "(*conn).", "(*Queue).", "(*Store[...]).", "(*FD).", "(*http2Client).");
  private static final List<String> NAMES =
      List.of(
          "Serve",
          "readLoop",
          "writeLoop",
          "process",
          "handle.func1",
          "wait",
          "Push",
          "run.func2.1",
          "Accept",
          "dispatch",
          "Query",
          "roundTrip");

  private GeneratedStacks() {}

  /// A call.
  ///
  /// @param function as a traceback prints it
  /// @param arguments how many words it prints; -1 for an inlined call, which prints none
  /// @param file absolute
  /// @param line 1 to 2000
  record Call(String function, int arguments, String file, int line) {}

  /// Where goroutines are.
  ///
  /// @param waitingFor the runtime's words
  /// @param calls innermost first
  /// @param creator the call that started them
  record GoroutinePlace(String waitingFor, List<Call> calls, Call creator) {}

  /// So many places; equal seeds give equal places. As in a real program, stacks share their outer
  /// calls: they are paths in one tree of calls.
  static List<GoroutinePlace> of(int count, long seed) {
    Random random = new Random(seed);
    List<GoroutinePlace> places = new ArrayList<>();
    int number = 0;
    for (int i = 0; i < count; i++) {
      int depth = 4 + random.nextInt(17);
      List<Call> outer = i == 0 ? List.of() : any(random, places).calls().reversed();
      int shared = Math.min(depth - 1, random.nextInt(outer.size() + 1));
      List<Call> outermostFirst = new ArrayList<>(outer.subList(0, shared));
      // The last call is a new one, so that all places are distinct.
      while (outermostFirst.size() < depth) {
        outermostFirst.add(call(random, number++));
      }
      Call creator =
          i == 0 || random.nextInt(4) == 0 ? call(random, number++) : any(random, places).creator();
      places.add(new GoroutinePlace(any(random, WAITS), outermostFirst.reversed(), creator));
    }
    return places;
  }

  private static Call call(Random random, int number) {
    String path = any(random, PACKAGES);
    String function = path + "." + any(random, TYPES) + any(random, NAMES);
    String file = "/home/build/go/pkg/mod/" + path + "@v1.2.3/file" + number + ".go";
    return new Call(function, random.nextInt(8) - 1, file, 1 + random.nextInt(2000));
  }

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
