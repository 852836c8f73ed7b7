package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.certs.x509.Bundle;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.UnfitException;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.hotspot.UplinkSettings.Admission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Certificates and keys as wpa_supplicant reads them out of a profile: a certificate in DER, a key
 * with its certificates as PKCS#12. PEM it reads from files alone, and of several authorities only
 * one.
 */
final class Blobs {
  private Blobs() {}

  /** The authority that signed itself, as OpenSSL trusts no other; else the first. */
  static byte[] authority(String pem) {
    try {
      Bundle bundle = Bundle.parse(pem, Optional.empty());
      return bundle.certificates().stream()
          .filter(Blobs::isRoot)
          .findFirst()
          .orElse(bundle.certificates().getFirst())
          .getEncoded();
    } catch (UnfitException | GeneralSecurityException e) {
      throw unread(e);
    }
  }

  private static boolean isRoot(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /**
   * The key and the certificates above it.
   *
   * @param password that opens it
   */
  static byte[] own(Admission.Certificate own, Secret password) {
    char[] word = password.reveal().toCharArray();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      Identity pair = own.pair();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      X509Certificate[] chain = pair.chain().toArray(X509Certificate[]::new);
      store.setKeyEntry("box", pair.key(), word, chain);
      store.store(file, word);
    } catch (UnfitException | GeneralSecurityException | IOException e) {
      throw unread(e);
    }
    return file.toByteArray();
  }

  /** The form has read them before. */
  private static IllegalArgumentException unread(Exception cause) {
    return new IllegalArgumentException("a certificate or its key cannot be read", cause);
  }
}
