package io.lostwake.cli.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client of NATS, as its protocol has it: lines of text, and the payload after {@code PUB}. */
final class NatsClient implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;

  private NatsClient(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  /** A client that subscribes and reads what comes, and answers the server's pings. */
  static NatsClient reading(int port, String subject) throws IOException {
    NatsClient client = subscribed(new Socket(InetAddress.getLoopbackAddress(), port), subject);
    Thread.ofVirtual().start(client::read);
    return client;
  }

  /** A client that subscribes and never reads again. */
  static NatsClient deaf(int port, String subject) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return subscribed(socket, subject);
  }

  private static NatsClient subscribed(Socket socket, String subject) throws IOException {
    NatsClient client = new NatsClient(socket);
    client.send("CONNECT {\"verbose\":false}\r\nSUB " + subject + " 1\r\n");
    return client;
  }

  /** Publishes a message of so many bytes. */
  void publish(String subject, int bytes) throws IOException {
    send("PUB %s %d\r\n%s\r\n".formatted(subject, bytes, "x".repeat(bytes)));
  }

  private synchronized void send(String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("PING")) {
          send("PONG\r\n");
        }
      }
    } catch (IOException e) {
      // The client was closed.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
