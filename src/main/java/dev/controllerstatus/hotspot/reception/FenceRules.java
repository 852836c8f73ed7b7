package dev.controllerstatus.hotspot.reception;

import dev.controllerstatus.config.Settings;

/**
 * What nft is told: from the hotspot one reaches the box's lights, names and addresses and nothing
 * else, neither the site nor the box's other addresses. What is not allowed is refused rather than
 * ignored, so that no phone waits.
 *
 * @param network the device
 * @param settings whose ports stand behind 80 and 443
 */
record FenceRules(String network, Settings settings) {
  static final String TABLE = "controller_status_hotspot";

  /** Stands at the last rule, so whoever finds it finds all. */
  static final String COMPLETE = "the rest is refused";

  /** One command a line; the table belongs to the nft that adds it and ends with it. */
  String text() {
    return SHAPE
        .replace("TABLE", TABLE)
        .replace("COMPLETE", COMPLETE)
        .replace("HTTP", Integer.toString(settings.httpPort()))
        .replace("TLS", Integer.toString(settings.httpsPort()))
        .replace("BOX", settings.hotspot().address())
        .replace("PROBED", Settings.Hotspot.PROBE_ADDRESS)
        .replace("DEVICE", network);
  }

  // The chains come before others' (-10, -110), as a refusal is final and a permission is not.
  private static final String SHAPE =
      """
      add table inet TABLE { flags owner; }
      add chain inet TABLE forward { type filter hook forward priority -10; policy accept; }
      add rule inet TABLE forward iifname "DEVICE" counter reject with icmpx admin-prohibited
      add rule inet TABLE forward oifname "DEVICE" counter reject with icmpx admin-prohibited
      add chain inet TABLE ports { type nat hook prerouting priority -110; policy accept; }
      add rule inet TABLE ports iifname != "DEVICE" accept
      add rule inet TABLE ports meta nfproto ipv4 udp dport 53 redirect to :53
      add rule inet TABLE ports meta nfproto ipv4 tcp dport 53 redirect to :53
      add rule inet TABLE ports meta nfproto ipv4 tcp dport 80 redirect to :HTTP
      add rule inet TABLE ports ip daddr { BOX, PROBED } tcp dport 443 redirect to :TLS
      add chain inet TABLE input { type filter hook input priority -10; policy accept; }
      add rule inet TABLE input iifname != "DEVICE" accept
      add rule inet TABLE input ct state established,related accept
      add rule inet TABLE input udp dport 67 accept
      add rule inet TABLE input ip daddr BOX udp dport 53 accept
      add rule inet TABLE input ip daddr BOX tcp dport { 53, HTTP, TLS } accept
      add rule inet TABLE input ip daddr { BOX, PROBED } icmp type echo-request accept
      add rule inet TABLE input meta l4proto tcp counter reject with tcp reset
      add rule inet TABLE input counter reject with icmpx port-unreachable comment "COMPLETE"
      """;
}
