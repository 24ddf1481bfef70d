package scenario;

import internal.Serve;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public final class Bank {
  static final class Account {
    private final Lock lock = new ReentrantLock();
    private int cents;

    boolean withdraw(int amount) {
      lock.lock();
      try {
        if (amount > cents) {
          return false;
        }
        cents -= amount;
        return true;
      } finally {
        lock.unlock();
      }
    }

    void deposit(int amount) {
      lock.lock();
      try {
        cents += amount;
      } finally {
        lock.unlock();
      }
    }
  }

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final ThreadFactory threads;

  Bank(ThreadFactory threads) {
    this.threads = threads;
  }

  void open(String customer) throws InterruptedException {
    Account account = new Account();
    accounts.put(customer, account);
    Thread shopping = threads.newThread(() -> account.withdraw(500));
    shopping.start();
    shopping.join();
    threads.newThread(() -> account.deposit(1000)).start();
  }

  int customers() {
    return accounts.size();
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    Bank bank = new Bank(serve.threads());
    serve.run(() -> bank.open("customer " + bank.customers()));
  }
}
