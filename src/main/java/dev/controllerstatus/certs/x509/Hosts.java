package dev.controllerstatus.certs.x509;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Hosts in the form in which a certificate names them, RFC 5280 section 4.2.1.6. */
public final class Hosts {
  private Hosts() {}

  static GeneralNames names(Collection<String> hosts) {
    return new GeneralNames(hosts.stream().map(Hosts::name).toArray(GeneralName[]::new));
  }

  /** An address where it is one, else a DNS name. */
  static GeneralName name(String host) {
    return isAddress(host)
        ? new GeneralName(GeneralName.iPAddress, InetAddress.ofLiteral(host).getHostAddress())
        : new GeneralName(GeneralName.dNSName, host);
  }

  static boolean isAddress(String host) {
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * One spelling for every host: lower case, and addresses as the JDK writes them, without the
   * scope that only means something on the box.
   */
  public static String canonical(String host) {
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]|%.*", "")).getHostAddress();
    } catch (IllegalArgumentException e) {
      return host.toLowerCase(Locale.ROOT);
    }
  }

  /** Names and addresses a certificate is for, canonical; none where they cannot be read. */
  public static Set<String> of(X509Certificate certificate) {
    Set<String> hosts = new LinkedHashSet<>();
    for (List<?> name : alternativeNames(certificate)) {
      if (name.get(0) instanceof Integer tag
          && (tag == GeneralName.dNSName || tag == GeneralName.iPAddress)) {
        hosts.add(canonical(String.valueOf(name.get(1))));
      }
    }
    return hosts;
  }

  private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /** Whether one of these names is the host's; {@code *} stands for one label, RFC 9525. */
  public static boolean cover(Collection<String> names, String host) {
    String wanted = canonical(host);
    int dot = wanted.indexOf('.');
    return names.contains(wanted)
        || (dot > 0 && !isAddress(wanted) && names.contains("*" + wanted.substring(dot)));
  }
}
