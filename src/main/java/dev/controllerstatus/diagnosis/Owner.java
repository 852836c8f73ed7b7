package dev.controllerstatus.diagnosis;

import java.util.Locale;

/** Who can mend it. */
public enum Owner {
  /** Box, cable, power. */
  ELECTRICIAN,
  /** The customer's LAN, firewall, proxy, DNS and DHCP. */
  SITE_IT,
  /** The site's line to the internet. */
  ISP,
  /** Whoever runs the service. */
  PROVIDER,
  /** Whoever configured the box. */
  OPERATOR,
  /** Nobody can tell yet. */
  UNKNOWN;

  /** The word in the interface, such as {@code site-it}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
