package dev.controllerstatus.hotspot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is really there on our own networks: the kernel asks them by ARP, and remembers. */
public final class Neighbours {
  private static final Path TABLE = Path.of("/proc/net/arp");
  private static final String COMPLETE = "0x2";
  private static final int DISCARD = 9;

  private Neighbours() {}

  /**
   * The IPv4 addresses that answer on this device. Columns of the kernel's table: address, type,
   * flags, MAC, mask, device.
   */
  public static Set<String> on(String network) throws IOException {
    try (var lines = Files.lines(TABLE, US_ASCII)) {
      return lines
          .map(line -> line.split("\\s+"))
          .filter(column -> column.length > 5 && column[2].equals(COMPLETE))
          .filter(column -> column[5].equals(network))
          .map(column -> column[0])
          .collect(Collectors.toSet());
    }
  }

  /** Makes the kernel ask: one byte to the port that throws away needs the hardware address. */
  public static void ask(String address) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName(address), DISCARD));
    } catch (IOException e) {
      return; // Nobody there, or the network has just gone: the table says so the next time.
    }
  }
}
