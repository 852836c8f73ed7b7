package dev.controllerstatus.certs.x509;

import dev.controllerstatus.config.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys and certificates in a PKCS#12 file, as Windows and many authorities hand them out. */
final class Pkcs12 {
  private Pkcs12() {}

  static Bundle parse(InputStream in, Path file, Optional<Secret> password) throws UnfitException {
    char[] word = password.map(Secret::reveal).orElse("").toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, word);
      return entries(store, word);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new UnfitException(
          password.isPresent()
              ? file + " cannot be opened as PKCS#12: the password is wrong or the file is damaged"
              : file + " looks like PKCS#12 and cannot be opened without a password",
          e);
    }
  }

  private static Bundle entries(KeyStore store, char[] word) throws GeneralSecurityException {
    List<PrivateKey> keys = new ArrayList<>();
    Set<X509Certificate> certificates = new LinkedHashSet<>();
    for (String alias : Collections.list(store.aliases())) {
      Key key = store.isKeyEntry(alias) ? store.getKey(alias, word) : null;
      if (key instanceof PrivateKey known) {
        keys.add(known);
      }
      Certificate[] chain = store.getCertificateChain(alias);
      List<Certificate> all = chain == null ? List.of(store.getCertificate(alias)) : List.of(chain);
      all.forEach(certificate -> certificates.add((X509Certificate) certificate));
    }
    return new Bundle(keys, List.copyOf(certificates));
  }
}
