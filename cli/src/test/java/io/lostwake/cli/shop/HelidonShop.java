package io.lostwake.cli.shop;

import io.helidon.webserver.WebServer;

/** The shop on Helidon: every connection on a virtual thread of its own. */
final class HelidonShop {
  private HelidonShop() {}

  public static void main(String[] arguments) {
    Shop shop = new Shop();
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .routing(routing ->
                routing.get(
                    "/{name}",
                    (request, response) -> response.send(shop.serve(request.path().path()))))
            .build()
            .start();
    shop.opens(server.port());
  }
}
