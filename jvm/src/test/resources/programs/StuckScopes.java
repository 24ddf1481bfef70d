import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;

/** Brings a virtual and a platform thread into the join of a scope whose subtasks never end. */
class StuckScopes {
  static final CountDownLatch LATCH = new CountDownLatch(1);

  public static void main(String[] arguments) throws Exception {
    Thread.ofVirtual().name("v-scope").start(StuckScopes::open);
    Thread.ofPlatform().daemon().name("p-scope").start(StuckScopes::open);
    Thread.sleep(1000);
    System.out.println("ready");
    Thread.sleep(600_000);
  }

  static void open() {
    try (var scope =
        StructuredTaskScope.open(
            StructuredTaskScope.Joiner.<String>awaitAll(),
            with -> with.withName("orders"))) {
      scope.fork(() -> subtask());
      scope.fork(() -> subtask());
      scope.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String subtask() throws InterruptedException {
    Thread.currentThread().setName("subtask");
    LATCH.await();
    return "never";
  }
}
