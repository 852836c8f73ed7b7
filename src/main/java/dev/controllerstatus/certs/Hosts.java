package dev.controllerstatus.certs;

import java.net.InetAddress;
import java.util.Collection;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Hosts in the form in which a certificate names them. */
final class Hosts {
  private Hosts() {}

  static GeneralNames names(Collection<String> hosts) {
    return new GeneralNames(hosts.stream().map(Hosts::name).toArray(GeneralName[]::new));
  }

  /** An address where it is one, else a DNS name. */
  static GeneralName name(String host) {
    try {
      return new GeneralName(GeneralName.iPAddress, InetAddress.ofLiteral(host).getHostAddress());
    } catch (IllegalArgumentException e) {
      return new GeneralName(GeneralName.dNSName, host);
    }
  }
}
