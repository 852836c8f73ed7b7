package dev.controllerstatus.certs;

import dev.controllerstatus.certs.x509.KeyPairFile;
import dev.controllerstatus.certs.x509.Request;
import dev.controllerstatus.certs.x509.UnfitException;
import dev.controllerstatus.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Requests that the box makes for certificates which others sign; the keys never leave it. */
public final class BoxRequests {
  private BoxRequests() {}

  /** The file that keeps the key of {@link #forServer}. */
  public static Path serverKey(Settings settings) {
    return settings.certs().resolve(OutsideSources.REQUESTED_KEY);
  }

  /**
   * Asks for a server certificate; the answer becomes {@code https.certificate}.
   *
   * @param more names beside {@code https.names}; without either, the box's host names
   * @return PKCS#10 as PEM
   */
  public static String forServer(Settings settings, Collection<String> more)
      throws IOException, GeneralSecurityException, UnfitException {
    List<String> wanted = Stream.of(settings.names(), more).flatMap(Collection::stream).toList();
    List<String> names = wanted.isEmpty() ? List.copyOf(BoxNames.ofHost()) : wanted;
    return Request.write(
        KeyPairFile.openOrMake(serverKey(settings)), names.getFirst(), new LinkedHashSet<>(names));
  }

  /**
   * Asks for an authority of the fleet; the answer becomes {@code ca.key}.
   *
   * @return PKCS#10 as PEM
   */
  public static String forAuthority(Settings settings)
      throws IOException, GeneralSecurityException, UnfitException {
    return Request.write(
        KeyPairFile.openOrMake(settings.certs().resolve(AuthorityFiles.REQUESTED_KEY)),
        settings.name(),
        BoxNames.of(settings));
  }
}
