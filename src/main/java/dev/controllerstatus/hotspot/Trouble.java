package dev.controllerstatus.hotspot;

import java.util.Locale;

/** Why there is no hotspot. Each has a sentence in the message files, {@code hotspot.trouble.*}. */
public enum Trouble {
  /** The configuration says {@code hotspot.interface: none}. */
  SWITCHED_OFF,
  /** This command or test does not run the hotspot. */
  NOT_STARTED,
  /** There is no D-Bus to speak over: a container, or no such system. */
  NO_BUS,
  /** Nobody answers to NetworkManager's name on the bus. */
  NO_NETWORK_MANAGER,
  /** NetworkManager does not let us change networks. */
  NOT_ALLOWED,
  /** There is no Wi-Fi device, or none of the name that is configured. */
  NO_DEVICE,
  /** The device cannot be an access point. */
  NOT_CAPABLE,
  /** Wi-Fi is switched off, by a switch or for lack of a country. */
  BLOCKED,
  /** dnsmasq is not installed. */
  NO_DNSMASQ,
  /** nft is not installed, or its rules are refused: without them the way to the site is open. */
  NO_FIREWALL,
  /** The radio did not come up. */
  RADIO_FAILED,
  /** The radio was up and went away. */
  RADIO_LOST,
  /** The server of addresses and names does not stay up. */
  DHCP_FAILED,
  /** No answer in time. */
  TIMEOUT;

  /** The code for programs, such as {@code no-bus}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether waiting and trying again cannot help: something must be installed or changed. */
  public boolean isLasting() {
    return compareTo(NO_FIREWALL) <= 0;
  }
}
