//lostwake:cause slow-wait
//lostwake:title each upload starts a heartbeat, and none is stopped
//lostwake:proof none
//lostwake:reads process
//lostwake:verdict suspect

package scenario;

import internal.Serve;
import java.util.concurrent.ThreadFactory;

public final class UploadProgress {
  static final class Heartbeat {
    private volatile boolean stopped;

    void beat() {
      while (!stopped) {
        try {
          Thread.sleep(30_000); // lostwake:culprit
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }

  private final ThreadFactory threads;

  UploadProgress(ThreadFactory threads) {
    this.threads = threads;
  }

  void upload() {
    Heartbeat heartbeat = new Heartbeat();
    Thread thread = threads.newThread(heartbeat::beat);
    thread.start();
    store();
  }

  private static void store() {
    StringBuilder file = new StringBuilder();
    file.repeat("x", 1000);
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    UploadProgress uploads = new UploadProgress(serve.threads());
    serve.run(uploads::upload);
  }
}
