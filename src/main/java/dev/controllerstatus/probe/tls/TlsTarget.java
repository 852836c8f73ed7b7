package dev.controllerstatus.probe.tls;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.Unset;
import java.util.Optional;

/**
 * Something that speaks TLS.
 *
 * @param serverName asked for, and to be found in the certificate
 */
record TlsTarget(Service service, String host, int port, String serverName) implements Target {
  /** Reads the keys of this kind. */
  static Target read(Service service, Section section) {
    Optional<String> host = section.host("host");
    int port = section.integer("port", 1, 65535, 443);
    Optional<String> name = section.host("server-name");
    return host.<Target>map(h -> new TlsTarget(service, h, port, name.orElse(h)))
        .orElse(new Unset(service));
  }

  @Override
  public Optional<Endpoint> endpoint() {
    String place = host.contains(":") ? "[" + host + "]" : host;
    return Optional.of(new Endpoint("tls://" + place + ":" + port, host, port));
  }
}
