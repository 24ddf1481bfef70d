//lostwake:cause waitgroup-mismatch
//lostwake:title a part that fails does not count down
//lostwake:proof heap
//lostwake:reads process
//lostwake:says CountDownLatch at 1

package scenario;

import internal.Serve;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

public final class PhotoUpload {
  private final ThreadFactory threads;

  PhotoUpload(ThreadFactory threads) {
    this.threads = threads;
  }

  void upload(List<String> photos) {
    CountDownLatch left = new CountDownLatch(photos.size());
    for (String photo : photos) {
      threads.newThread(() -> store(photo, left)).start();
    }
    threads.newThread(() -> publish(left)).start();
  }

  private static void store(String photo, CountDownLatch left) {
    try {
      check(photo);
      left.countDown();
    } catch (IOException e) {
      System.err.println("not stored: " + e.getMessage());
    }
  }

  private static void check(String photo) throws IOException {
    if (!photo.endsWith(".jpg")) {
      throw new IOException(photo + " is no picture");
    }
  }

  private static void publish(CountDownLatch left) {
    try {
      left.await(); // lostwake:culprit
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    PhotoUpload photos = new PhotoUpload(serve.threads());
    serve.run(() -> photos.upload(List.of("beach.jpg", "hotel.jpg", "notes.txt")));
  }
}
