package io.lostwake.scenarios;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// With a Go program: it serves HTTP and loses at each `GET /lose`.
final class HttpConversation implements Conversation {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LISTENING = "listening on ";

  private final Announcement<URI> listening = new Announcement<>("where it listens");

  @Override
  public void hear(String line) {
    if (line.startsWith(LISTENING)) {
      listening.say(URI.create(line.substring(LISTENING.length()).strip()));
    }
  }

  @Override
  public void end() {
    listening.end();
  }

  /// The address the program serves, such as `http://127.0.0.1:40213`.
  @Override
  public String source() throws IOException {
    return listening.await().toString();
  }

  /// Each loss is asked for on a connection of its own.
  @Override
  public void lose(int times) throws IOException {
    URI endpoint = listening.await();
    for (int i = 0; i < times; i++) {
      String answer = get(endpoint, "/lose");
      if (!answer.contains(" 200 ") || !answer.endsWith("lost\n")) {
        String first = answer.lines().findFirst().orElse("nothing");
        throw new IOException("answered /lose with: " + first);
      }
    }
  }

  private static String get(URI endpoint, String path) throws IOException {
    try (Socket socket = new Socket()) {
      int millis = Math.toIntExact(PATIENCE.toMillis());
      socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), millis);
      socket.setSoTimeout(millis);
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(path, endpoint.getAuthority());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(1 << 16);
      return new String(answer, StandardCharsets.UTF_8);
    }
  }
}
