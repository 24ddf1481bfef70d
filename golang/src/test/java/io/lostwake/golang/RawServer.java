package io.lostwake.golang;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Says the same bytes to everybody and ends the connection, whatever it is asked.
final class RawServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  RawServer(String answer) throws IOException {
    Thread.ofVirtual().start(() -> serve(answer.getBytes(ISO_8859_1)));
  }

  private void serve(byte[] answer) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        InputStream request = connection.getInputStream();
        byte[] buffer = new byte[1 << 16];
        // The first bytes of a request, or of a TLS handshake.
        int first = request.read(buffer);
        connection.getOutputStream().write(answer);
        connection.shutdownOutput();
        // Closing with unread input would take back what was said.
        for (int n = first; n >= 0; ) {
          n = request.read(buffer);
        }
      } catch (IOException e) {
        // The client went away, or the test is over: then the loop ends.
      }
    }
  }

  String authority() {
    return "localhost:" + socket.getLocalPort();
  }

  String url() {
    return "http://" + authority();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
