package dev.controllerstatus.guard;

import dev.controllerstatus.access.Source;
import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Tells what came over the box's own Wi-Fi from what came over the site's network: it goes to an
 * address that only that Wi-Fi has, and comes from its neighbourhood. The second keeps out a
 * neighbour in the site's network who sends packets for the first to this box.
 *
 * @param box the box's address in it, where the portal is
 * @param probes the address that names are answered with there
 */
public record OwnWifi(InetAddress box, InetAddress probes) {
  /** Whether a request came over it. */
  public boolean isOn(HttpRequest<?> request) {
    return isOn(request.getServerAddress(), request.getRemoteAddress());
  }

  /** Whether a connection between these came over it. */
  public boolean isOn(SocketAddress local, SocketAddress remote) {
    return local instanceof InetSocketAddress here
        && (box.equals(here.getAddress()) || probes.equals(here.getAddress()))
        && Source.of(remote).network().equals(Source.of(box).network());
  }

  /** Whether a request that came over it is for the portal, which has one host only. */
  public boolean isForPortal(HttpRequest<?> request) {
    return box.equals(request.getServerAddress().getAddress())
        && AskedHost.of(request)
            .filter(host -> host.name().equals(box.getHostAddress()))
            .isPresent();
  }
}
