package dev.controllerstatus.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UdpServerTest {
  @Test
  void each_datagram_is_answered_with_all_that_the_behaviour_gives() throws Exception {
    try (UdpServer server = UdpServer.that(q -> List.of(q, new byte[] {7}));
        DatagramSocket client = client(server)) {
      assertArrayEquals(new byte[] {1, 2}, receive(client));
      assertArrayEquals(new byte[] {7}, receive(client));
      assertArrayEquals(new byte[] {1, 2}, server.received().getFirst());
      assertEquals(List.of(client.getLocalPort()), server.sourcePorts());
    }
  }

  @Test
  void a_silent_one_takes_the_datagram() throws Exception {
    try (UdpServer server = UdpServer.that(UdpServer.SILENT);
        DatagramSocket client = client(server)) {
      assertThrows(SocketTimeoutException.class, () -> receive(client));
      assertEquals(1, server.received().size());
    }
  }

  private static DatagramSocket client(UdpServer server) throws Exception {
    DatagramSocket client = new DatagramSocket();
    client.connect(InetAddress.ofLiteral("127.0.0.1"), server.port());
    client.setSoTimeout(200);
    client.send(new DatagramPacket(new byte[] {1, 2}, 2));
    return client;
  }

  private static byte[] receive(DatagramSocket client) throws Exception {
    DatagramPacket packet = new DatagramPacket(new byte[100], 100);
    client.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }
}
