//lostwake:cause no-receiver
//lostwake:title a task of a shared executor offers its result to a caller that has gone
//lostwake:proof executor
//lostwake:reads process
//lostwake:says SynchronousQueue

package scenario;

import internal.Serve;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

public final class Thumbnails {
  private final ExecutorService renderers;

  Thumbnails(ExecutorService renderers) {
    this.renderers = renderers;
  }

  Optional<byte[]> of(String picture) throws InterruptedException {
    SynchronousQueue<byte[]> rendered = new SynchronousQueue<>();
    renderers.submit(() -> render(picture, rendered));
    return Optional.ofNullable(rendered.poll(1, TimeUnit.MILLISECONDS));
  }

  private static void render(String picture, SynchronousQueue<byte[]> rendered) {
    try {
      byte[] pixels = scale(picture);
      rendered.put(pixels); // lostwake:culprit
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] scale(String picture) throws InterruptedException {
    Thread.sleep(100);
    return new byte[picture.length()];
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    Thumbnails thumbnails = new Thumbnails(Executors.newThreadPerTaskExecutor(serve.threads()));
    serve.run(() -> thumbnails.of("cover.png"));
  }
}
