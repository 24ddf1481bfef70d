//lostwake:cause lock-cycle
//lostwake:title two transfers lock the same two accounts in opposite order
//lostwake:proof cycle
//lostwake:reads process
//lostwake:strands 2
//lostwake:says ReentrantLock

package scenario;

import internal.Serve;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public final class Transfers {
  static final class Account {
    private final Lock lock = new ReentrantLock();
    private final int number;
    private int cents = 100_000;

    Account(int number) {
      this.number = number;
    }

    void pay(Account other, int amount) {
      lock.lock();
      try {
        int rate = exchangeRate();
        other.lock.lock(); // lostwake:culprit
        try {
          cents -= amount;
          other.cents += amount * rate;
        } finally {
          other.lock.unlock();
        }
      } finally {
        lock.unlock();
      }
    }

    /** Stands for the call to another service that makes the window between two locks wide. */
    private static int exchangeRate() {
      try {
        Thread.sleep(300);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return 1;
    }
  }

  private final List<Account> accounts = new CopyOnWriteArrayList<>();
  private final ThreadFactory threads;

  Transfers(ThreadFactory threads) {
    this.threads = threads;
  }

  void settleDebts() {
    Account anna = new Account(accounts.size());
    Account bo = new Account(accounts.size() + 1);
    accounts.addAll(List.of(anna, bo));
    threads.newThread(() -> anna.pay(bo, 1000)).start();
    threads.newThread(() -> bo.pay(anna, 2000)).start();
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    Transfers transfers = new Transfers(serve.threads());
    serve.run(transfers::settleDebts);
  }
}
