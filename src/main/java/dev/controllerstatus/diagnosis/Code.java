package dev.controllerstatus.diagnosis;

import java.util.Arrays;
import java.util.Optional;

/** What can be wrong, and whose it usually is to mend. The words are part of the interface. */
public enum Code {
  BOX_CLOCK_WRONG("box.clock-wrong", Layer.BOX, Owner.SITE_IT),
  BOX_OVERLOADED("box.overloaded", Layer.BOX, Owner.OPERATOR),
  LINK_DOWN("link.down", Layer.LINK, Owner.ELECTRICIAN),
  LINK_NO_ADDRESS("link.no-address", Layer.LINK, Owner.SITE_IT),
  LINK_ADDRESS_CONFLICT("link.address-conflict", Layer.LINK, Owner.SITE_IT),
  LINK_UNSTABLE("link.unstable", Layer.LINK, Owner.ELECTRICIAN),
  LINK_SLOW("link.slow", Layer.LINK, Owner.SITE_IT),
  GATEWAY_MISSING("gateway.missing", Layer.GATEWAY, Owner.SITE_IT),
  GATEWAY_SILENT("gateway.silent", Layer.GATEWAY, Owner.SITE_IT),
  GATEWAY_NOT_FORWARDING("gateway.not-forwarding", Layer.GATEWAY, Owner.SITE_IT),
  GATEWAY_TWO_MASTERS("gateway.two-masters", Layer.GATEWAY, Owner.SITE_IT),
  DNS_SILENT("dns.silent", Layer.DNS, Owner.SITE_IT),
  DNS_REFUSED("dns.refused", Layer.DNS, Owner.SITE_IT),
  DNS_NO_UPSTREAM("dns.no-upstream", Layer.DNS, Owner.SITE_IT),
  DNS_NAME_BLOCKED("dns.name-blocked", Layer.DNS, Owner.SITE_IT),
  DNS_HIJACKED("dns.hijacked", Layer.DNS, Owner.SITE_IT),
  DNS_SLOW("dns.slow", Layer.DNS, Owner.SITE_IT),
  DNS_DEGRADED("dns.degraded", Layer.DNS, Owner.SITE_IT),
  FIREWALL_PORT_BLOCKED("firewall.port-blocked", Layer.FIREWALL, Owner.SITE_IT),
  FIREWALL_HOST_BLOCKED("firewall.host-blocked", Layer.FIREWALL, Owner.SITE_IT),
  FIREWALL_NAME_FILTERED("firewall.name-filtered", Layer.FIREWALL, Owner.SITE_IT),
  FIREWALL_TLS_INSPECTION("firewall.tls-inspection", Layer.FIREWALL, Owner.SITE_IT),
  FIREWALL_WEBSOCKET_BLOCKED("firewall.websocket-blocked", Layer.FIREWALL, Owner.SITE_IT),
  FIREWALL_IDLE_TIMEOUT("firewall.idle-timeout", Layer.FIREWALL, Owner.SITE_IT),
  PROXY_UNREACHABLE("proxy.unreachable", Layer.FIREWALL, Owner.SITE_IT),
  PROXY_CREDENTIALS("proxy.credentials", Layer.FIREWALL, Owner.OPERATOR),
  PROXY_DENIED("proxy.denied", Layer.FIREWALL, Owner.SITE_IT),
  SITE_SIGN_IN_REQUIRED("site.sign-in-required", Layer.FIREWALL, Owner.SITE_IT),
  ISP_OUTAGE("isp.outage", Layer.LINE, Owner.ISP),
  LINE_LOSS("line.loss", Layer.LINE, Owner.ISP),
  LINE_SLOW("line.slow", Layer.LINE, Owner.ISP),
  LINE_SATURATED("line.saturated", Layer.LINE, Owner.SITE_IT),
  LINE_MTU("line.mtu", Layer.LINE, Owner.ISP),
  SERVICE_REFUSED("service.refused", Layer.SERVICE, Owner.PROVIDER),
  SERVICE_SILENT("service.silent", Layer.SERVICE, Owner.PROVIDER),
  SERVICE_SLOW("service.slow", Layer.SERVICE, Owner.PROVIDER),
  SERVICE_INTERMITTENT("service.intermittent", Layer.SERVICE, Owner.PROVIDER),
  SERVICE_CERTIFICATE_EXPIRED("service.certificate-expired", Layer.SERVICE, Owner.PROVIDER),
  SERVICE_CERTIFICATE_NAME("service.certificate-name", Layer.SERVICE, Owner.PROVIDER),
  SERVICE_ERROR("service.error", Layer.SERVICE, Owner.PROVIDER),
  SERVICE_CREDENTIALS("service.credentials", Layer.SERVICE, Owner.OPERATOR),
  SERVICE_BLOCKED("service.blocked", Layer.SERVICE, Owner.PROVIDER),
  SERVICE_PARTIAL("service.partial", Layer.SERVICE, Owner.PROVIDER),
  TIME_UNSYNCHRONISED("time.unsynchronised", Layer.SERVICE, Owner.PROVIDER),
  TIME_RATE_LIMITED("time.rate-limited", Layer.SERVICE, Owner.OPERATOR),
  TIME_WRONG("time.wrong", Layer.SERVICE, Owner.PROVIDER),
  UNKNOWN("unknown", Layer.SERVICE, Owner.UNKNOWN);

  private final String word;
  private final Layer layer;
  private final Owner owner;

  Code(String word, Layer layer, Owner owner) {
    this.word = word;
    this.layer = layer;
    this.owner = owner;
  }

  /** The word in the interface and in the documents, such as {@code gateway.not-forwarding}. */
  public String word() {
    return word;
  }

  /** Where it sits. */
  public Layer layer() {
    return layer;
  }

  /** Who usually can mend it; the cause itself may know better. */
  public Owner owner() {
    return owner;
  }

  /** The code with this word. */
  public static Optional<Code> of(String word) {
    return Arrays.stream(values()).filter(code -> code.word.equals(word)).findAny();
  }
}
