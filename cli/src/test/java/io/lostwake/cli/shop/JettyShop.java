package io.lostwake.cli.shop;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** The shop on Jetty: its own threads for the network, virtual threads for the handlers. */
final class JettyShop {
  private JettyShop() {}

  public static void main(String[] arguments) throws Exception {
    Shop shop = new Shop();
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setVirtualThreadsExecutor(new VirtualThreadPool());
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            String answer = shop.serve(Request.getPathInContext(request));
            Content.Sink.write(response, true, answer, callback);
            return true;
          }
        });
    server.start();
    shop.opens(connector.getLocalPort());
    server.join();
  }
}
