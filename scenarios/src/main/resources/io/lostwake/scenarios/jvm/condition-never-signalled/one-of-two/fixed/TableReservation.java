package scenario;

import internal.Serve;
import java.util.concurrent.ThreadFactory;

public final class TableReservation {
  static final class Table {
    private boolean free;
    private int waiting;

    synchronized void await() throws InterruptedException {
      waiting++;
      while (!free) {
        wait();
      }
      waiting--;
    }

    synchronized void leave() {
      free = true;
      notifyAll();
    }

    synchronized int waiting() {
      return waiting;
    }
  }

  private final ThreadFactory threads;

  TableReservation(ThreadFactory threads) {
    this.threads = threads;
  }

  void dinner() throws InterruptedException {
    Table table = new Table();
    threads.newThread(() -> eat(table)).start();
    threads.newThread(() -> eat(table)).start();
    while (table.waiting() < 2) {
      Thread.sleep(1);
    }
    table.leave();
  }

  private static void eat(Table table) {
    try {
      table.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    TableReservation reservation = new TableReservation(serve.threads());
    serve.run(reservation::dinner);
  }
}
