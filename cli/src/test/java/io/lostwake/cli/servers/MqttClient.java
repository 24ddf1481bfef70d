package io.lostwake.cli.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A client of MQTT 3.1.1 that subscribes, publishes with quality of service 0, and reads. */
final class MqttClient implements AutoCloseable {
  private static final int CONNECT = 0x10;
  private static final int PUBLISH = 0x30;
  private static final int SUBSCRIBE = 0x82;

  private final Socket socket;

  private MqttClient(Socket socket) {
    this.socket = socket;
  }

  static MqttClient subscribed(int port, String name, String topic) throws IOException {
    MqttClient client = new MqttClient(new Socket(InetAddress.getLoopbackAddress(), port));
    byte[] protocol = {0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0};
    client.send(CONNECT, protocol, string(name));
    client.send(SUBSCRIBE, new byte[] {0, 1}, string(topic), new byte[] {0});
    Thread.ofVirtual().start(client::read);
    return client;
  }

  void publish(String topic, String message) throws IOException {
    send(PUBLISH, string(topic), message.getBytes(UTF_8));
  }

  /** Packets here are shorter than 128 bytes, so their length takes one byte. */
  private synchronized void send(int type, byte[]... parts) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.write(part);
    }
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(type);
    packet.write(body.size());
    body.writeTo(packet);
    OutputStream out = socket.getOutputStream();
    packet.writeTo(out);
    out.flush();
  }

  private static byte[] string(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    ByteArrayOutputStream string = new ByteArrayOutputStream();
    string.write(0);
    string.write(bytes.length);
    string.write(bytes);
    return string.toByteArray();
  }

  private void read() {
    try (InputStream in = socket.getInputStream()) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The client was closed.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
