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
      Account first = number < other.number ? this : other;
      Account second = first == this ? other : this;
      first.lock.lock();
      try {
        int rate = exchangeRate();
        second.lock.lock();
        try {
          cents -= amount;
          other.cents += amount * rate;
        } finally {
          second.lock.unlock();
        }
      } finally {
        first.lock.unlock();
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
