package dev.controllerstatus.certs;

import dev.controllerstatus.certs.x509.Hosts;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.KeyPairs;
import dev.controllerstatus.certs.x509.PublicRoots;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is wrong with a certificate from elsewhere, in one plain sentence each. */
final class OutsideCheck {
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String ANY_USE = "2.5.29.37.0";
  private static final Duration TOLD_BEFORE = Duration.ofDays(30);
  private static final int THIRDS = 3;

  private OutsideCheck() {}

  /** What makes browsers refuse it, so that it is not served; empty if nothing does. */
  static List<String> obstacles(Identity identity, Look look) {
    X509Certificate certificate = identity.certificate();
    List<String> found = new ArrayList<>();
    if (look.isClockRight()) {
      addDates(identity, look.now(), found);
    }
    if (!isForServers(certificate)) {
      found.add("it is not for servers: the extended key usage serverAuth is missing");
    }
    if (!KeyPairs.isAccepted(certificate.getPublicKey())) {
      found.add("browsers do not accept its key: it must be RSA of 2048 bits or more, or P-256");
    }
    if (Hosts.of(certificate).isEmpty()) {
      found.add("it names no host: browsers only look at its subject alternative names");
    }
    return found;
  }

  private static void addDates(Identity identity, Instant now, List<String> found) {
    for (X509Certificate one : identity.chain()) {
      String whose = one.equals(identity.certificate()) ? "it" : "the certificate above it";
      if (one.getNotBefore().toInstant().isAfter(now)) {
        found.add("%s is only valid from %s".formatted(whose, day(one.getNotBefore().toInstant())));
      }
      if (!one.getNotAfter().toInstant().isAfter(now)) {
        found.add("%s ended on %s".formatted(whose, day(one.getNotAfter().toInstant())));
      }
    }
  }

  private static String day(Instant when) {
    return SetAside.day(when);
  }

  private static boolean isForServers(X509Certificate certificate) {
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      return uses == null || uses.contains(SERVER_AUTH) || uses.contains(ANY_USE);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /**
   * What does not keep it from being served.
   *
   * @param names host names of the box that it was made for
   */
  static List<String> remarks(Identity identity, Collection<String> names, Look look) {
    List<String> found = new ArrayList<>();
    addIncomplete(identity, found);
    addNames(Hosts.of(identity.certificate()), names, look.hosts(), found);
    X509Certificate certificate = identity.certificate();
    Instant until = certificate.getNotAfter().toInstant();
    Duration third =
        Duration.between(certificate.getNotBefore().toInstant(), until).dividedBy(THIRDS);
    Duration before = third.compareTo(TOLD_BEFORE) < 0 ? third : TOLD_BEFORE;
    if (look.isClockRight()
        && until.isAfter(look.now())
        && !until.minus(before).isAfter(look.now())) {
      found.add("it ends on %s: replace the file before".formatted(day(until)));
    }
    return found;
  }

  private static void addIncomplete(Identity identity, List<String> found) {
    X509Certificate only = identity.certificate();
    if (identity.chain().size() == 1
        && !identity.isComplete()
        && !PublicRoots.contain(only.getIssuerX500Principal())) {
      found.add(
          "its file holds no certificate of its issuer %s: unless that is a root that all devices trust, append it"
              .formatted(only.getIssuerX500Principal().getName()));
    }
  }

  private static void addNames(
      Set<String> covered, Collection<String> names, Set<String> hosts, List<String> found) {
    List<String> without = names.stream().filter(name -> !Hosts.cover(covered, name)).toList();
    if (!without.isEmpty()) {
      found.add(
          "it is not for %s: there the box's own certificate is served"
              .formatted(String.join(", ", without)));
    }
    List<String> unknown =
        covered.stream().filter(name -> !name.startsWith("*.") && !hosts.contains(name)).toList();
    if (!unknown.isEmpty()) {
      found.add(
          "it is for %s, which this box does not answer to: add that to https.names"
              .formatted(String.join(", ", unknown)));
    }
  }
}
