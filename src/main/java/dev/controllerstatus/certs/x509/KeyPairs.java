package dev.controllerstatus.certs.x509;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;

/** Keys: made, matched and measured. */
public final class KeyPairs {
  private static final byte[] SAMPLE = "controller-status".getBytes(US_ASCII);
  private static final int LEAST_RSA_BITS = 2048;
  private static final int LEAST_EC_BITS = 256;

  private KeyPairs() {}

  /** A new pair on P-256, which every client and small computer knows. */
  public static KeyPair make() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** How a key of this sort signs. */
  static String signature(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EdDSA" -> "EdDSA";
      default -> "SHA256withECDSA";
    };
  }

  /** Whether the two are one pair, tried by signing with one and verifying with the other. */
  public static boolean match(PrivateKey key, PublicKey shown) {
    try {
      Signature signer = Signature.getInstance(signature(key));
      signer.initSign(key);
      signer.update(SAMPLE);
      byte[] signed = signer.sign();
      signer.initVerify(shown);
      signer.update(SAMPLE);
      return signer.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Whether browsers accept its sort and size: RSA from 2048 bits, elliptic curves from 256. */
  public static boolean isAccepted(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
      case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= LEAST_EC_BITS;
      default -> false;
    };
  }
}
