package dev.controllerstatus.certs.acme;

import dev.controllerstatus.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the section {@code https.acme} says.
 *
 * @param directory where the authority's ACME server begins
 * @param names of the box, at least one
 * @param email told to the authority
 * @param dns where records are looked up first, and changed when there is a key
 * @param hook changes the records instead
 * @param trust roots for the TLS of the ACME server, beside Java's
 * @param binding to an account that the operator has with the authority
 */
record AcmeSettings(
    URI directory,
    List<String> names,
    @Nullable String email,
    @Nullable Dns dns,
    @Nullable Path hook,
    List<X509Certificate> trust,
    @Nullable Binding binding) {
  AcmeSettings {
    names = List.copyOf(names);
    trust = List.copyOf(trust);
  }

  /**
   * A DNS server.
   *
   * @param port of this one and of the other servers of the zone
   * @param zone that holds the records; null to find out
   */
  record Dns(String host, int port, @Nullable String zone, @Nullable Key key) {}

  /**
   * A key for signed updates, RFC 8945.
   *
   * @param algorithm such as {@code hmac-sha256}
   * @param secret in base64
   */
  record Key(String name, String algorithm, Secret secret) {}

  /**
   * An external account, RFC 8555 section 7.3.4.
   *
   * @param key in base64url
   */
  record Binding(String id, Secret key) {}
}
