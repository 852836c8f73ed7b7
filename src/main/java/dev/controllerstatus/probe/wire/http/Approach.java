package dev.controllerstatus.probe.wire.http;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Stage;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Connects to where a URL leads, straight or through a proxy. */
public final class Approach {
  private final Wire wire;
  private final Clients clients;

  /** Uses these names and roots. */
  public Approach(Wire wire) {
    this.wire = wire;
    this.clients = new Clients(wire.trust());
  }

  /** The clients for connections that are made here. */
  public Clients clients() {
    return clients;
  }

  /**
   * A connection over which OkHttp can speak. One to a proxy is the stage PROXY, so that its
   * failure is told from that of the service; what the proxy does for us is CONNECT again.
   */
  public Socket connect(HttpUrl url, Optional<ProxyServer> proxy, Attempt attempt)
      throws IOException, InterruptedException {
    if (proxy.isEmpty()) {
      return wire.connect(url.host(), url.port(), attempt);
    }
    Socket socket = wire.connect(proxy.get().host(), proxy.get().port(), Stage.PROXY, attempt);
    try {
      switch (proxy.get().kind()) {
        case HTTP -> attempt.enter(Stage.CONNECT);
        case SOCKS5 ->
            new Socks5(socket, attempt).connect(url.host(), url.port(), proxy.get().login());
      }
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
