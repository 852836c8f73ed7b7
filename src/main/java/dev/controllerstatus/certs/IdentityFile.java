package dev.controllerstatus.certs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.controllerstatus.config.WholeFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** A key and its chain in one PEM file, so that the two can never be of different ages. */
public final class IdentityFile {
  private IdentityFile() {}

  /**
   * Reads what {@link #write(Path, Identity)} has written, or another tool.
   *
   * @throws IOException when a key or a certificate is missing
   */
  public static Identity read(Path file) throws IOException, GeneralSecurityException {
    PrivateKey key = null;
    List<X509Certificate> chain = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file, US_ASCII)))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        switch (part) {
          case PrivateKeyInfo info -> key = new JcaPEMKeyConverter().getPrivateKey(info);
          case X509CertificateHolder holder ->
              chain.add(new JcaX509CertificateConverter().getCertificate(holder));
          default -> {} // Not ours, and no harm.
        }
      }
    }
    if (key == null || chain.isEmpty()) {
      throw new IOException(file + " must hold a private key and a certificate");
    }
    return new Identity(key, chain);
  }

  /** Writes the key and its whole chain, for its owner only. */
  public static void write(Path file, Identity identity) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(new JcaPKCS8Generator(identity.key(), null));
      for (X509Certificate certificate : identity.chain()) {
        pem.writeObject(certificate);
      }
    }
    WholeFile.replace(file, text.toString(), WholeFile.OWNER_ONLY);
  }

  static void write(Path file, X509Certificate certificate) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(certificate);
    }
    WholeFile.replace(file, text.toString(), WholeFile.PUBLIC);
  }
}
