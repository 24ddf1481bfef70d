package scenario;

import internal.Serve;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

public final class SpellCheck {
  private final ThreadFactory threads;

  SpellCheck(ThreadFactory threads) {
    this.threads = threads;
  }

  void check(String chapter) throws InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(2, threads)) {
      Callable<Boolean> words = () -> !chapter.isBlank();
      Callable<Boolean> sentences = () -> chapter.endsWith(".");
      pool.invokeAll(List.of(words, sentences));
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    SpellCheck spelling = new SpellCheck(serve.threads());
    serve.run(() -> spelling.check("It was a dark and stormy night."));
  }
}
