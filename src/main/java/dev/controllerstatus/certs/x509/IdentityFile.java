package dev.controllerstatus.certs.x509;

import dev.controllerstatus.config.WholeFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** A key and its chain in one PEM file, so that the two can never be of different ages. */
public final class IdentityFile {
  private IdentityFile() {}

  /**
   * Reads both.
   *
   * @throws IOException when the file cannot be read
   * @throws UnfitException when it is damaged, lacks one, or they do not belong together
   */
  public static Identity read(Path file) throws IOException, UnfitException {
    return Chain.of(Bundle.read(file), file.toString());
  }

  /** Writes both, for the eyes of the owner only. */
  public static void write(Path file, Identity identity) throws IOException {
    WholeFile.replace(
        file,
        text(Stream.concat(Stream.of(pkcs8(identity.key())), identity.chain().stream()).toList()),
        WholeFile.OWNER_ONLY);
  }

  /** Writes a key alone, for the eyes of the owner only. */
  public static void write(Path file, PrivateKey key) throws IOException {
    WholeFile.replace(file, text(List.of(pkcs8(key))), WholeFile.OWNER_ONLY);
  }

  /** Writes certificates for everybody. */
  public static void write(Path file, List<X509Certificate> certificates) throws IOException {
    WholeFile.replace(file, text(certificates), WholeFile.PUBLIC);
  }

  private static JcaPKCS8Generator pkcs8(PrivateKey key) throws IOException {
    return new JcaPKCS8Generator(key, null);
  }

  /** As PEM, RFC 7468: certificates, requests, keys. */
  public static String text(List<?> parts) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      for (Object part : parts) {
        pem.writeObject(part);
      }
    }
    return text.toString();
  }
}
