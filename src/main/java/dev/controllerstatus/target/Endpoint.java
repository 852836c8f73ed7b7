package dev.controllerstatus.target;

/**
 * Where a target is: what people see and what firewalls must let pass.
 *
 * @param url the address with its scheme and without any password
 * @param host name or IP address, IPv6 without brackets; {@code system} for the box's own resolvers
 * @param port 1 to 65535
 */
public record Endpoint(String url, String host, int port) {
  /** The endpoint of a protocol that has no URLs of its own. */
  public static Endpoint of(String scheme, String host, int port) {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return new Endpoint(scheme + "://" + shown + ":" + port, host, port);
  }
}
