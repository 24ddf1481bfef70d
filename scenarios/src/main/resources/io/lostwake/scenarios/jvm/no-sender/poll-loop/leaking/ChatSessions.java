//lostwake:cause no-sender
//lostwake:title a closed session does not tell its thread, which polls on and on
//lostwake:proof none
//lostwake:reads process
//lostwake:verdict suspect
//lostwake:says LinkedBlockingQueue

package scenario;

import internal.Serve;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

public final class ChatSessions {
  static final class Session {
    private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    void deliver() {
      try {
        while (!closed) {
          String message = outgoing.poll(10, TimeUnit.SECONDS); // lostwake:culprit
          if (message != null) {
            send(message);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static void send(String message) {
      if (message.isEmpty()) {
        throw new IllegalArgumentException("an empty message");
      }
    }

    void close() {
      outgoing.clear();
    }
  }

  private final ThreadFactory threads;

  ChatSessions(ThreadFactory threads) {
    this.threads = threads;
  }

  void talk(String message) {
    Session session = new Session();
    threads.newThread(session::deliver).start();
    session.outgoing.add(message);
    session.close();
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    ChatSessions sessions = new ChatSessions(serve.threads());
    serve.run(() -> sessions.talk("good morning"));
  }
}
