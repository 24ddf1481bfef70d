package scenario;

import internal.Serve;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

public final class Warehouse {
  static final class Shelf {
    private final int number;
    private final List<String> boxes = new ArrayList<>();

    Shelf(int number) {
      this.number = number;
    }

    void moveTo(Shelf other, String box) {
      Shelf first = number < other.number ? this : other;
      Shelf second = first == this ? other : this;
      synchronized (first) {
        print(box);
        synchronized (second) {
          boxes.remove(box);
          other.boxes.add(box);
        }
      }
    }

    /** Stands for the printer of labels that makes the window between two locks wide. */
    private void print(String box) {
      try {
        Thread.sleep(300);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final ThreadFactory threads;

  Warehouse(ThreadFactory threads) {
    this.threads = threads;
  }

  void tidy() {
    Shelf left = new Shelf(1);
    Shelf right = new Shelf(2);
    threads.newThread(() -> left.moveTo(right, "lamps")).start();
    threads.newThread(() -> right.moveTo(left, "books")).start();
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    Warehouse warehouse = new Warehouse(serve.threads());
    serve.run(warehouse::tidy);
  }
}
