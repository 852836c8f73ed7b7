package dev.controllerstatus.certs.x509;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.controllerstatus.config.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The private keys and certificates of one file or several, in the order in which they stand. */
public record Bundle(List<PrivateKey> keys, List<X509Certificate> certificates) {
  private static final int LARGEST = 1 << 20;
  private static final int DER_SEQUENCE = 0x30;

  /** Copies both. */
  public Bundle {
    keys = List.copyOf(keys);
    certificates = List.copyOf(certificates);
  }

  /** This one and another. */
  public Bundle with(Bundle other) {
    return new Bundle(
        Stream.concat(keys.stream(), other.keys.stream()).toList(),
        Stream.concat(certificates.stream(), other.certificates.stream()).toList());
  }

  /**
   * Reads a file without a password.
   *
   * @throws IOException when it cannot be read
   * @throws UnfitException when it holds something else
   */
  public static Bundle read(Path file) throws IOException, UnfitException {
    return read(file, Optional.empty());
  }

  /**
   * Reads PEM (RFC 7468) or PKCS#12 (RFC 7292), told apart by the first byte.
   *
   * @param password of the PKCS#12, or of keys in the PEM that are encrypted
   * @throws IOException when the file cannot be read
   * @throws UnfitException when it holds something else, or the password is wrong
   */
  public static Bundle read(Path file, Optional<Secret> password)
      throws IOException, UnfitException {
    byte[] bytes = bytes(file);
    if (bytes.length > 0 && bytes[0] == DER_SEQUENCE) {
      return Pkcs12.parse(new ByteArrayInputStream(bytes), file, password);
    }
    String text = new String(bytes, ISO_8859_1);
    if (!text.contains("-----BEGIN ")) {
      throw new UnfitException(file + " is neither PEM nor PKCS#12");
    }
    return Pem.parse(text, file, password);
  }

  /**
   * Reads PEM that was typed or pasted.
   *
   * @param password of keys that are encrypted
   * @throws UnfitException when it is damaged, or the password is missing or wrong
   */
  public static Bundle parse(String pem, Optional<Secret> password) throws UnfitException {
    return Pem.parse(pem, Path.of("the text"), password);
  }

  private static byte[] bytes(Path file) throws IOException, UnfitException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new UnfitException(file + " is larger than 1 MiB, so it is not a certificate");
      }
      return bytes;
    }
  }
}
