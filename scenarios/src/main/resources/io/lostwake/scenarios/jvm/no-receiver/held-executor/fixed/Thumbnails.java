package scenario;

import internal.Serve;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

public final class Thumbnails {
  private final ExecutorService renderers;

  Thumbnails(ExecutorService renderers) {
    this.renderers = renderers;
  }

  Optional<byte[]> of(String picture) throws InterruptedException {
    SynchronousQueue<byte[]> rendered = new SynchronousQueue<>();
    Future<?> rendering = renderers.submit(() -> render(picture, rendered));
    Optional<byte[]> thumbnail = Optional.ofNullable(rendered.poll(1, TimeUnit.MILLISECONDS));
    if (thumbnail.isEmpty()) {
      rendering.cancel(true);
    }
    return thumbnail;
  }

  private static void render(String picture, SynchronousQueue<byte[]> rendered) {
    try {
      byte[] pixels = scale(picture);
      rendered.put(pixels);
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
