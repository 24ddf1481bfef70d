//lostwake:cause slow-wait
//lostwake:title a read without a timeout waits for a device that does not answer
//lostwake:proof none
//lostwake:reads process
//lostwake:verdict suspect

package scenario;

import internal.Serve;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadFactory;

public final class LabelPrinter {
  private final ThreadFactory threads;
  private final ServerSocket printer;

  LabelPrinter(ThreadFactory threads, ServerSocket printer) {
    this.threads = threads;
    this.printer = printer;
  }

  void print() {
    threads.newThread(this::awaitStatus).start();
  }

  private void awaitStatus() {
    try (Socket socket = new Socket(printer.getInetAddress(), printer.getLocalPort())) {
      InputStream answers = socket.getInputStream();
      int status = answers.read(); // lostwake:culprit
      System.err.println("printed with status " + status);
    } catch (IOException e) {
      System.err.println("not printed: " + e.getMessage());
    }
  }

  public static void main(String[] arguments) throws IOException {
    Serve serve = Serve.on(arguments);
    // It has a port and never answers.
    ServerSocket printer = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    LabelPrinter labels = new LabelPrinter(serve.threads(), printer);
    serve.run(labels::print);
  }
}
