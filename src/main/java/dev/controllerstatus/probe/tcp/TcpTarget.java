package dev.controllerstatus.probe.tcp;

import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import java.util.Optional;

/**
 * A service on TCP. Bytes are texts in which each character is one byte, as in ISO 8859-1.
 *
 * @param send the question; empty where the server speaks first
 * @param expect must be in the answer; empty where any byte will do
 */
record TcpTarget(Service service, Endpoint address, String send, String expect) implements Target {
  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(address);
  }
}
