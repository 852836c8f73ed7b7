package dev.controllerstatus.probe.packet;

/**
 * An option of a socket, ip(7) and ipv6(7).
 *
 * @param level the protocol that has it
 */
record Option(int level, int name) {
  /** Packets are sent whole, whatever the kernel believes of the way. */
  static final int MTU_PROBE = 3;

  private static final int IP = 0;
  private static final int IPV6 = 41;

  /** How many routers a packet may pass. */
  static Option timeToLive(boolean isSix) {
    return isSix ? new Option(IPV6, 16) : new Option(IP, 2);
  }

  /** Whether errors are kept with what they say. */
  static Option errors(boolean isSix) {
    return isSix ? new Option(IPV6, 25) : new Option(IP, 11);
  }

  /** Whether packets may be taken apart. */
  static Option mtuDiscover(boolean isSix) {
    return isSix ? new Option(IPV6, 23) : new Option(IP, 10);
  }
}
