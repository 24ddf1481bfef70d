package scenario;

import internal.Serve;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public final class CardPayments {
  static final class Payment {
    private final Lock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private boolean accepted;
    private boolean refused;

    void answer(boolean isCovered) {
      lock.lock();
      try {
        if (!isCovered) {
          refused = true;
          answered.signalAll();
          return;
        }
        accepted = true;
        answered.signalAll();
      } finally {
        lock.unlock();
      }
    }

    boolean isAccepted() throws InterruptedException {
      lock.lock();
      try {
        while (!accepted && !refused) {
          answered.await();
        }
        return accepted;
      } finally {
        lock.unlock();
      }
    }
  }

  private final ThreadFactory threads;

  CardPayments(ThreadFactory threads) {
    this.threads = threads;
  }

  void pay(boolean isCovered) throws InterruptedException {
    Payment payment = new Payment();
    Thread checkout = threads.newThread(() -> checkOut(payment));
    checkout.start();
    while (checkout.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    payment.answer(isCovered);
  }

  private static void checkOut(Payment payment) {
    try {
      payment.isAccepted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    CardPayments payments = new CardPayments(serve.threads());
    serve.run(() -> payments.pay(false));
  }
}
