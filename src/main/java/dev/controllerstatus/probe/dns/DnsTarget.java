package dev.controllerstatus.probe.dns;

import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * One or several resolvers that serve the same purpose.
 *
 * @param servers addresses, or {@code system} for those that the box uses; at least one
 * @param query the name that is asked for regularly
 */
record DnsTarget(Service service, List<String> servers, int port, Name query, Kind type)
    implements Target {
  static final String SYSTEM = "system";

  /** The types of record that can be asked for. */
  enum Kind {
    A(Type.A),
    AAAA(Type.AAAA),
    TXT(Type.TXT);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  DnsTarget {
    servers = List.copyOf(servers);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(Endpoint.of("dns", servers.getFirst(), port));
  }
}
