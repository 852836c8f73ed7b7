package dev.controllerstatus.access;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a login comes from.
 *
 * @param address as people know it, for the audit log
 * @param device proves an earlier login from the same browser, see {@link Devices}
 */
public record Caller(InetAddress address, Optional<String> device) {
  /** Whom a delay holds back. */
  Source source() {
    return Source.of(address);
  }
}
