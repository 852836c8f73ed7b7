package dev.controllerstatus.certs.x509;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Makes key pairs and signs certificates, RFC 5280; elliptic curve P-256 throughout. */
public final class Issuer {
  /** The longest that Apple's systems accept. */
  public static final Duration LEAF_LIFE = Duration.ofDays(397);

  private static final Duration CA_LIFE = Duration.ofDays(3650);
  // Clocks of phones and boxes differ.
  private static final Duration BACK_DATED = Duration.ofDays(1);

  private Issuer() {}

  /** An authority for one box, that signs for these hosts and for private addresses. */
  public static Identity authority(String name, Collection<String> hosts, Instant now)
      throws GeneralSecurityException {
    return root("Controller Status CA " + name, 0, Constraints.of(hosts), validity(now, CA_LIFE));
  }

  /** The authority above the authorities of a fleet's boxes, which signs no server itself. */
  public static Identity fleetRoot(
      String name, Collection<String> permitted, Duration life, Instant now)
      throws GeneralSecurityException {
    return root(name, 1, Constraints.subtrees(permitted), validity(now, life));
  }

  private static Identity root(
      String name, int depth, NameConstraints permitted, Draft.Validity validity)
      throws GeneralSecurityException {
    KeyPair keys = KeyPairs.make();
    X500Name self = Draft.named(name);
    X509Certificate certificate =
        new Draft(self, self, keys.getPublic(), validity)
            .forAuthority(depth, permitted)
            .sign(keys.getPrivate());
    return new Identity(keys.getPrivate(), List.of(certificate));
  }

  /**
   * A box's authority below a fleet's; never outlives it.
   *
   * @return its certificate and those above it
   */
  public static List<X509Certificate> intermediate(
      Identity root,
      PublicKey key,
      String name,
      Collection<String> permitted,
      Duration life,
      Instant now)
      throws GeneralSecurityException {
    Draft.Validity validity =
        new Draft.Validity(
            now.minus(BACK_DATED), min(now.minus(BACK_DATED).plus(life), root.end()));
    X509Certificate certificate =
        new Draft(Draft.subject(root.certificate()), Draft.named(name), key, validity)
            .forAuthority(0, Constraints.subtrees(permitted))
            .below(root.certificate())
            .sign(root.key());
    return Stream.concat(Stream.of(certificate), root.chain().stream()).toList();
  }

  /** A server's identity, with all certificates above it; never outlives any of them. */
  public static Identity leaf(Identity ca, Collection<String> hosts, Instant now)
      throws GeneralSecurityException {
    KeyPair keys = KeyPairs.make();
    // Hosts stand in the alternative names alone: one here would be checked by rules of its own.
    X509Certificate certificate =
        new Draft(
                Draft.subject(ca.certificate()),
                Draft.named("Controller Status"),
                keys.getPublic(),
                new Draft.Validity(now.minus(BACK_DATED), leafEnd(ca, now)))
            .forServer(hosts)
            .below(ca.certificate())
            .sign(ca.key());
    return new Identity(
        keys.getPrivate(), Stream.concat(Stream.of(certificate), ca.chain().stream()).toList());
  }

  /** When a server certificate that is signed now will end. */
  public static Instant leafEnd(Identity ca, Instant now) {
    return min(now.minus(BACK_DATED).plus(LEAF_LIFE), ca.end());
  }

  /** A server's identity that nobody vouches for, for a time without an authority. */
  public static Identity standIn(Collection<String> hosts, Instant from, Instant until)
      throws GeneralSecurityException {
    KeyPair keys = KeyPairs.make();
    X500Name self = Draft.named("Controller Status, until its clock is right");
    X509Certificate certificate =
        new Draft(self, self, keys.getPublic(), new Draft.Validity(from, until))
            .forServer(hosts)
            .sign(keys.getPrivate());
    return new Identity(keys.getPrivate(), List.of(certificate));
  }

  private static Draft.Validity validity(Instant now, Duration life) {
    Instant from = now.minus(BACK_DATED);
    return new Draft.Validity(from, from.plus(life));
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
