package io.lostwake.scenarios;

import java.io.BufferedWriter;
import java.io.IOException;

/// With a Java program: it reads `lose N` from stdin and answers on stdout.
final class PipeConversation implements Conversation {

  private static final String READY = "ready";
  private static final String LOST = "lost ";

  private final Process process;
  private final Announcement<String> ready = new Announcement<>("that it is ready");
  private volatile Announcement<String> answer = new Announcement<>("what it has lost");

  PipeConversation(Process process) {
    this.process = process;
  }

  @Override
  public void hear(String line) {
    if (line.equals(READY)) {
      ready.say(line);
    } else if (line.startsWith(LOST)) {
      answer.say(line);
    }
  }

  @Override
  public void end() {
    ready.end();
    answer.end();
  }

  /// The id of the process.
  @Override
  public String source() throws IOException {
    ready.await();
    return Long.toString(process.pid());
  }

  @Override
  public synchronized void lose(int times) throws IOException {
    ready.await();
    answer = new Announcement<>("what it has lost");
    BufferedWriter commands = process.outputWriter();
    commands.write("lose " + times + "\n");
    commands.flush();
    if (!process.isAlive()) {
      answer.end();
    }
    answer.await();
  }
}
