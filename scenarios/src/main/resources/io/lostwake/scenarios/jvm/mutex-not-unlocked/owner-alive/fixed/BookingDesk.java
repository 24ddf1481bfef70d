package scenario;

import internal.Serve;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public final class BookingDesk {
  static final class Flight {
    private final Lock lock = new ReentrantLock();
    private int seats = 2;

    boolean book(int wanted) {
      lock.lock();
      try {
        if (wanted > seats) {
          return false;
        }
        seats -= wanted;
        return true;
      } finally {
        lock.unlock();
      }
    }

    int seatsLeft() {
      lock.lock();
      try {
        return seats;
      } finally {
        lock.unlock();
      }
    }
  }

  private final Map<String, Flight> flights = new ConcurrentHashMap<>();
  private final ThreadFactory threads;
  private final ExecutorService clerk;

  BookingDesk(ThreadFactory threads) {
    this.threads = threads;
    this.clerk = Executors.newSingleThreadExecutor(threads);
  }

  void bookFamily(String number) throws Exception {
    Flight flight = new Flight();
    flights.put(number, flight);
    clerk.submit(() -> flight.book(4)).get();
    threads.newThread(flight::seatsLeft).start();
  }

  int flights() {
    return flights.size();
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    BookingDesk desk = new BookingDesk(serve.threads());
    serve.run(() -> desk.bookFamily("LW" + desk.flights()));
  }
}
