package dev.controllerstatus.probe.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates in PEM files, RFC 7468. */
final class PemFile {
  // Where Debian, and with it most boxes, keeps the roots that an administrator may add to.
  private static final Path SYSTEM = Path.of("/etc/ssl/certs/ca-certificates.crt");

  private PemFile() {}

  /** All certificates of a file, at least one; IllegalArgumentException otherwise. */
  static List<X509Certificate> certificates(String file) {
    List<X509Certificate> found = read(Path.of(file));
    if (found.isEmpty()) {
      throw new IllegalArgumentException(file);
    }
    return found;
  }

  static List<X509Certificate> systemRoots() {
    return Files.isReadable(SYSTEM) ? read(SYSTEM) : List.of();
  }

  private static List<X509Certificate> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (IOException | CertificateException e) {
      throw new IllegalArgumentException(file.toString(), e);
    }
  }
}
