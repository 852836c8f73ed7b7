package dev.controllerstatus.certs;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes key pairs and signs certificates, RFC 5280; elliptic curve P-256 throughout. */
final class Issuer {
  /** The longest that Apple's systems accept. */
  static final Duration LEAF_LIFE = Duration.ofDays(397);

  private static final Duration CA_LIFE = Duration.ofDays(3650);
  // Clocks of phones and boxes differ.
  private static final Duration BACK_DATED = Duration.ofDays(1);
  private static final int SERIAL_BITS = 127;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Issuer() {}

  static Identity authority(String name, Collection<String> hosts, Instant now)
      throws GeneralSecurityException {
    KeyPair keys = keys();
    X500Name self = subject("Controller Status CA " + name);
    X509Certificate certificate =
        sign(
            builder(self, self, keys, now, CA_LIFE),
            keys.getPrivate(),
            (builder, tools) ->
                builder
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(
                        Extension.keyUsage,
                        true,
                        new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(Extension.nameConstraints, true, Constraints.of(hosts))
                    .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        tools.createSubjectKeyIdentifier(keys.getPublic())));
    return new Identity(keys.getPrivate(), List.of(certificate));
  }

  static Identity leaf(Identity ca, Collection<String> hosts, Instant now)
      throws GeneralSecurityException {
    KeyPair keys = keys();
    X500Name issuer = X500Name.getInstance(ca.certificate().getSubjectX500Principal().getEncoded());
    // Hosts stand in the alternative names alone: one here would be checked by rules of its own.
    X500Name name = subject("Controller Status");
    X509Certificate certificate =
        sign(
            builder(issuer, name, keys, now, LEAF_LIFE),
            ca.key(),
            (builder, tools) ->
                builder
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        tools.createAuthorityKeyIdentifier(ca.certificate()))
                    .addExtension(Extension.subjectAlternativeName, false, Hosts.names(hosts)));
    return new Identity(
        keys.getPrivate(), Stream.concat(Stream.of(certificate), ca.chain().stream()).toList());
  }

  private interface Extensions {
    X509v3CertificateBuilder add(X509v3CertificateBuilder builder, JcaX509ExtensionUtils tools)
        throws IOException, GeneralSecurityException;
  }

  private static X509Certificate sign(
      X509v3CertificateBuilder builder, PrivateKey issuer, Extensions extensions)
      throws GeneralSecurityException {
    try {
      extensions.add(builder, new JcaX509ExtensionUtils());
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer)));
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair keys, Instant now, Duration life) {
    Instant from = now.minus(BACK_DATED);
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, RANDOM),
        Date.from(from),
        Date.from(from.plus(life)),
        subject,
        keys.getPublic());
  }

  private static X500Name subject(String name) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
    return generator.generateKeyPair();
  }
}
