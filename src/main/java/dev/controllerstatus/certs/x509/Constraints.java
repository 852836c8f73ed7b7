package dev.controllerstatus.certs.x509;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
 * What an authority may sign for, RFC 5280 section 4.2.1.10. For a box's own: its names and
 * addresses, and addresses that no router of the internet forwards. So a stolen key opens no other
 * door to those who trust it.
 */
public final class Constraints {
  /** Loopback, RFC 1918, RFC 3927, RFC 4193, RFC 4291 section 2.5.6. */
  public static final List<String> PRIVATE =
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
    return subtrees(Stream.concat(hosts.stream(), PRIVATE.stream()).toList());
  }

  /** For an authority that may sign for these names and what is below them, and these ranges. */
  static NameConstraints subtrees(Collection<String> permitted) {
    return new NameConstraints(
        permitted.stream()
            .map(Constraints::subtree)
            .map(GeneralSubtree::new)
            .toArray(GeneralSubtree[]::new),
        null);
  }

  /**
   * A name, an address, or a range such as {@code 10.0.0.0/8}.
   *
   * @throws IllegalArgumentException when it is a range that is none
   */
  private static GeneralName subtree(String text) {
    if (text.contains("/")) {
      return new GeneralName(GeneralName.iPAddress, text);
    }
    return Hosts.isAddress(text)
        ? new GeneralName(GeneralName.iPAddress, text + (text.contains(":") ? "/128" : "/32"))
        : new GeneralName(GeneralName.dNSName, text);
  }

  /** Whether this stands for a range of addresses or for a name. */
  public static boolean isSubtree(String text) {
    try {
      return subtree(text).getName() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether this stands for a name and all below it, and not for addresses. */
  public static boolean isName(String text) {
    return subtree(text).getTagNo() == GeneralName.dNSName;
  }

  /** Tells the hosts that an authority may sign for from those that it may not. */
  public static Predicate<String> permittedBy(Identity authority) throws IOException {
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    for (X509Certificate certificate : authority.chain()) {
      Optional<NameConstraints> constraints = read(certificate);
      if (constraints.isPresent()) {
        restrict(validator, constraints.get());
      }
    }
    return host -> isPermitted(validator, Hosts.name(host));
  }

  private static void restrict(PKIXNameConstraintValidator validator, NameConstraints to) {
    if (to.getPermittedSubtrees() != null) {
      validator.intersectPermittedSubtree(to.getPermittedSubtrees());
    }
    if (to.getExcludedSubtrees() != null) {
      Arrays.stream(to.getExcludedSubtrees()).forEach(validator::addExcludedSubtree);
    }
  }

  private static boolean isPermitted(PKIXNameConstraintValidator validator, GeneralName name) {
    try {
      validator.checkPermitted(name);
      validator.checkExcluded(name);
      return true;
    } catch (NameConstraintValidatorException e) {
      return false;
    }
  }

  private static Optional<NameConstraints> read(X509Certificate certificate) throws IOException {
    byte[] extension = certificate.getExtensionValue(Extension.nameConstraints.getId());
    return extension == null
        ? Optional.empty()
        : Optional.of(
            NameConstraints.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension)));
  }

  /**
   * Tells the subtrees that lie within those of an authority of ours from those that do not.
   *
   * @throws IOException when its constraints cannot be read
   */
  public static Predicate<String> within(X509Certificate authority) throws IOException {
    GeneralSubtree[] outer =
        read(authority).map(NameConstraints::getPermittedSubtrees).orElse(new GeneralSubtree[0]);
    return text -> {
      GeneralName inner = subtree(text);
      return Arrays.stream(outer).anyMatch(one -> Subtrees.contains(one.getBase(), inner));
    };
  }
}
