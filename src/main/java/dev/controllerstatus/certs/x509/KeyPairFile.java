package dev.controllerstatus.certs.x509;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.controllerstatus.config.WholeFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** A pair of keys that waits for its certificate: both halves in one PEM file. */
public final class KeyPairFile {
  private KeyPairFile() {}

  /**
   * The pair in the file, so that an earlier request keeps its worth; where there is none, a new
   * one, which is written.
   */
  public static KeyPair openOrMake(Path file)
      throws IOException, GeneralSecurityException, UnfitException {
    if (Files.exists(file)) {
      return read(file);
    }
    KeyPair made = KeyPairs.make();
    String text =
        IdentityFile.text(
            List.of(new JcaPKCS8Generator(made.getPrivate(), null), made.getPublic()));
    WholeFile.replace(file, text, WholeFile.OWNER_ONLY);
    return made;
  }

  private static KeyPair read(Path file) throws IOException, UnfitException {
    Bundle bundle = Bundle.read(file);
    PublicKey shown = shown(file);
    if (bundle.keys().isEmpty() || !KeyPairs.match(bundle.keys().getFirst(), shown)) {
      throw new UnfitException(file + " does not hold the two halves of a key");
    }
    return new KeyPair(shown, bundle.keys().getFirst());
  }

  private static PublicKey shown(Path file) throws IOException, UnfitException {
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file, ISO_8859_1)))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        if (part instanceof SubjectPublicKeyInfo info) {
          return new JcaPEMKeyConverter().getPublicKey(info);
        }
      }
    }
    throw new UnfitException(file + " holds no public key; delete it to have a new pair made");
  }
}
