package dev.controllerstatus.certs.acme;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.controllerstatus.config.WholeFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** The key by which the authority knows the box again; made at first use. */
final class AccountKey {
  private final Path file;

  AccountKey(Path file) {
    this.file = file;
  }

  /** On the disk before anybody else hears of it. */
  KeyPair get() throws IOException, GeneralSecurityException {
    if (!Files.exists(file)) {
      write(fresh());
    }
    return read();
  }

  /** P-256, which every authority takes. */
  static KeyPair fresh() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private void write(KeyPair keys) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(new JcaPKCS8Generator(keys.getPrivate(), null));
      pem.writeObject(keys.getPublic());
    }
    WholeFile.replace(file, text.toString(), WholeFile.OWNER_ONLY);
  }

  private KeyPair read() throws IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    PrivateKey own = null;
    PublicKey shown = null;
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file, US_ASCII)))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        switch (part) {
          case PrivateKeyInfo info -> own = converter.getPrivateKey(info);
          case SubjectPublicKeyInfo info -> shown = converter.getPublicKey(info);
          default -> {} // Not ours, and no harm.
        }
      }
    }
    if (own == null || shown == null) {
      throw new IOException(file + " must hold a private and a public key");
    }
    return new KeyPair(shown, own);
  }
}
