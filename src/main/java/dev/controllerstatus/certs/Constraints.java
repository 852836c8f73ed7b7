package dev.controllerstatus.certs;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/**
 * What the box's authority may sign for, RFC 5280 section 4.2.1.10: the names and addresses of the
 * box, and addresses that no router of the internet forwards. So a stolen key opens no other door
 * to those who trust it.
 */
final class Constraints {
  // Loopback, RFC 1918, RFC 3927, RFC 4193, RFC 4291 section 2.5.6.
  private static final List<String> PRIVATE =
      List.of(
          "127.0.0.0/8",
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "169.254.0.0/16",
          "::1/128",
          "fc00::/7",
          "fe80::/10");

  private Constraints() {}

  /** For an authority whose box has these hosts. */
  static NameConstraints of(Collection<String> hosts) {
    Stream<GeneralName> names = hosts.stream().map(Constraints::alone);
    Stream<GeneralName> ranges =
        PRIVATE.stream().map(range -> new GeneralName(GeneralName.iPAddress, range));
    return new NameConstraints(
        Stream.concat(names, ranges).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new), null);
  }

  /** A host and nothing beside it: for an address, a range of one. */
  private static GeneralName alone(String host) {
    GeneralName name = Hosts.name(host);
    return name.getTagNo() == GeneralName.iPAddress
        ? new GeneralName(GeneralName.iPAddress, host + (host.contains(":") ? "/128" : "/32"))
        : name;
  }

  /** Tells the hosts that an authority may sign for from those that it may not. */
  static Predicate<String> permittedBy(X509Certificate authority) throws IOException {
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    byte[] extension = authority.getExtensionValue(Extension.nameConstraints.getId());
    if (extension != null) {
      validator.intersectPermittedSubtree(
          NameConstraints.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension))
              .getPermittedSubtrees());
    }
    return host -> isPermitted(validator, Hosts.name(host));
  }

  private static boolean isPermitted(PKIXNameConstraintValidator validator, GeneralName name) {
    try {
      validator.checkPermitted(name);
      return true;
    } catch (NameConstraintValidatorException e) {
      return false;
    }
  }
}
