package dev.controllerstatus.hotspot.reception;

import dev.controllerstatus.config.Settings;
import java.nio.file.Path;
import java.util.List;

/**
 * What dnsmasq is told. Every name has the box's probe address and no other, but those by which
 * systems find out about their own resolvers.
 *
 * @param network the device
 * @param address the box's in the hotspot; the network has 24 bits
 * @param names of the box, which are answered with that address
 */
record DnsmasqFile(String network, String address, List<String> names, Path leases) {
  private static final String FIRST = ".50";
  private static final String LAST = ".199";

  String text() {
    String prefix = address.substring(0, address.lastIndexOf('.'));
    StringBuilder text = new StringBuilder(fixed());
    names.forEach(
        name -> text.append("address=/%1$s/%2$s%nlocal=/%1$s/%n".formatted(name, address)));
    text.append("dhcp-range=%s%s,%s%s,255.255.255.0,1h%n".formatted(prefix, FIRST, prefix, LAST));
    text.append(
        "dhcp-option=option:router,%1$s%ndhcp-option=option:dns-server,%1$s%n".formatted(address));
    return text.toString();
  }

  // no-ping: it would delay the first offer by three seconds, and some phones give up.
  // local=/#/: without it, questions for AAAA and HTTPS are refused instead of answered as empty.
  // except-interface=lo: the box's own resolver may be there.
  private String fixed() {
    return """
    interface=%s
    except-interface=lo
    bind-interfaces
    no-resolv
    no-hosts
    no-ping
    dhcp-authoritative
    dhcp-leasefile=%s
    dhcp-lease-max=150
    address=/#/%s
    local=/#/
    address=/dns.msftncsi.com/131.107.255.255
    address=/dns.msftncsi.com/fd3e:4f5a:5b81::1
    address=/use-application-dns.net/
    address=/mask.icloud.com/
    address=/mask-h2.icloud.com/
    """
        .formatted(network, leases, Settings.Hotspot.PROBE_ADDRESS);
  }
}
