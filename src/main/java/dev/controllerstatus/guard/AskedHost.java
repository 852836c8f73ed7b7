package dev.controllerstatus.guard;

import dev.controllerstatus.certs.BoxNames;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host that a request is for, as its {@code Host} header tells, RFC 9110 section 7.2.
 *
 * @param name in the one spelling of {@link BoxNames#canonical}, without a dot at its end
 * @param port as a URL goes on after the host, such as {@code :8080}; empty for the usual one
 */
public record AskedHost(String name, String port) {
  private static final String USUAL = ":80";

  /** Empty where the header is missing or makes no sense. */
  public static Optional<AskedHost> of(HttpRequest<?> request) {
    return uri(request.getHeaders().get("Host"))
        .map(uri -> new AskedHost(name(uri.getHost()), port(uri.getPort())));
  }

  private static Optional<URI> uri(@Nullable String header) {
    try {
      return Optional.of(URI.create("http://" + header)).filter(uri -> uri.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String name(String host) {
    String name = BoxNames.canonical(host);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static String port(int port) {
    return port < 0 || USUAL.equals(":" + port) ? "" : ":" + port;
  }
}
