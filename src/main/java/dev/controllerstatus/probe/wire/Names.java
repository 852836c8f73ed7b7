package dev.controllerstatus.probe.wire;

import dev.controllerstatus.probe.FaultException;
import java.net.InetAddress;
import java.util.List;

/** Turns a name into addresses. */
@FunctionalInterface
public interface Names {
  /**
   * Addresses of a host, in the order in which they should be tried. An address in text form is
   * itself.
   *
   * @throws FaultException saying why there is none
   */
  List<InetAddress> resolve(String host) throws FaultException, InterruptedException;
}
