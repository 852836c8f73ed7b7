package dev.controllerstatus.certs.x509;

import dev.controllerstatus.config.Secret;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Keys and certificates in PEM, in all the shapes in which tools write keys. */
final class Pem {
  private final Path file;
  private final Optional<Secret> password;
  private final List<PrivateKey> keys = new ArrayList<>();
  private final List<X509Certificate> certificates = new ArrayList<>();

  private Pem(Path file, Optional<Secret> password) {
    this.file = file;
    this.password = password;
  }

  static Bundle parse(String text, Path file, Optional<Secret> password) throws UnfitException {
    Pem pem = new Pem(file, password);
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        pem.take(part);
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new UnfitException(file + " is damaged: not all of it is valid PEM", e);
    }
    return new Bundle(pem.keys, pem.certificates);
  }

  private void take(Object part) throws IOException, GeneralSecurityException, UnfitException {
    switch (part) {
      case X509CertificateHolder holder ->
          certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
      case PrivateKeyInfo info -> keys.add(key(info));
      case PEMKeyPair pair -> keys.add(key(pair.getPrivateKeyInfo()));
      case PKCS8EncryptedPrivateKeyInfo locked -> keys.add(key(unlock(locked)));
      case PEMEncryptedKeyPair locked -> keys.add(key(unlock(locked)));
      default -> {} // Parameters, requests: not ours, and no harm.
    }
  }

  private static PrivateKey key(PrivateKeyInfo info) throws IOException {
    return new JcaPEMKeyConverter().getPrivateKey(info);
  }

  private PrivateKeyInfo unlock(PKCS8EncryptedPrivateKeyInfo locked) throws UnfitException {
    try {
      return locked.decryptPrivateKeyInfo(
          new JceOpenSSLPKCS8DecryptorProviderBuilder()
              .setProvider(new BouncyCastleProvider())
              .build(password()));
    } catch (PKCSException | OperatorCreationException e) {
      throw wrongPassword(e);
    }
  }

  private PrivateKeyInfo unlock(PEMEncryptedKeyPair locked) throws UnfitException {
    try {
      return locked
          .decryptKeyPair(
              new JcePEMDecryptorProviderBuilder()
                  .setProvider(new BouncyCastleProvider())
                  .build(password()))
          .getPrivateKeyInfo();
    } catch (IOException e) {
      throw wrongPassword(e);
    }
  }

  private char[] password() throws UnfitException {
    return password
        .orElseThrow(
            () -> new UnfitException("the key in " + file + " is encrypted: set a password"))
        .reveal()
        .toCharArray();
  }

  private UnfitException wrongPassword(Exception cause) {
    return new UnfitException("the password does not open the key in " + file, cause);
  }
}
