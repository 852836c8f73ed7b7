package dev.controllerstatus.certs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates on disk: {@code ca.pem} for people to trust, {@code ca.key} with the key, and
 * {@code server.pem}. What is missing, near its end or for other names is made anew.
 */
final class CertificateFolder {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateFolder.class);
  private static final Duration RENEW_BEFORE = Issuer.LEAF_LIFE.dividedBy(3);
  private final Path folder;

  CertificateFolder(Path folder) {
    this.folder = folder;
  }

  /** The authority; made at first use, for a box with these hosts. */
  Identity authority(String name, Collection<String> hosts, Instant now)
      throws IOException, GeneralSecurityException {
    Path file = folder.resolve("ca.key");
    Path shown = folder.resolve("ca.pem");
    boolean isNew = !Files.exists(file);
    if (isNew) {
      IdentityFile.write(file, Issuer.authority(name, hosts, now));
    }
    Identity ca = IdentityFile.read(file);
    if (isNew || !Files.exists(shown)) {
      IdentityFile.write(shown, ca.root());
    }
    return ca;
  }

  /** A server certificate for all of these hosts that the authority may sign for. */
  Identity server(Identity ca, Collection<String> hosts, Instant now)
      throws IOException, GeneralSecurityException {
    Path file = folder.resolve("server.pem");
    List<String> permitted =
        hosts.stream().filter(Constraints.permittedBy(ca.certificate())).toList();
    if (!Files.exists(file) || !fits(IdentityFile.read(file), ca, permitted, now)) {
      IdentityFile.write(file, Issuer.leaf(ca, permitted, now));
      tellLeftOut(hosts, permitted);
    }
    return IdentityFile.read(file);
  }

  private static void tellLeftOut(Collection<String> hosts, List<String> permitted) {
    List<String> leftOut = hosts.stream().filter(host -> !permitted.contains(host)).toList();
    if (!leftOut.isEmpty()) {
      LOG.warn(
          "the server certificate is not for {}: the box's authority was made for other names and"
              + " addresses; delete ca.key for one that knows those of today",
          leftOut);
    }
  }

  private static boolean fits(Identity server, Identity ca, Collection<String> hosts, Instant now)
      throws CertificateParsingException {
    X509Certificate certificate = server.certificate();
    Instant until = certificate.getNotAfter().toInstant();
    return until.minus(RENEW_BEFORE).isAfter(now)
        && isSignedBy(ca.certificate(), certificate)
        && names(certificate).equals(canonical(hosts.stream()));
  }

  /** By its key: an authority that was made anew has the old one's name. */
  private static boolean isSignedBy(X509Certificate ca, X509Certificate certificate) {
    try {
      certificate.verify(ca.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Set<String> names(X509Certificate certificate) throws CertificateParsingException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names == null ? Set.of() : canonical(names.stream().map(name -> name.get(1).toString()));
  }

  /** One address has many spellings; a certificate and an interface need not use the same. */
  private static Set<String> canonical(Stream<String> hosts) {
    return hosts.map(BoxNames::canonical).collect(Collectors.toSet());
  }
}
