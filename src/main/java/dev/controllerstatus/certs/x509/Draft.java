package dev.controllerstatus.certs.x509;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that is not signed yet, RFC 5280 section 4. */
final class Draft {
  private static final int SERIAL_BITS = 127;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final JcaX509ExtensionUtils tools;
  private final X509v3CertificateBuilder builder;

  /** The first and the last moment of a certificate, at a whole second. */
  record Validity(Instant notBefore, Instant notAfter) {}

  Draft(X500Name issuer, X500Name subject, PublicKey key, Validity validity)
      throws GeneralSecurityException {
    tools = new JcaX509ExtensionUtils();
    builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1),
            Date.from(validity.notBefore),
            Date.from(validity.notAfter),
            subject,
            key);
    with(Extension.subjectKeyIdentifier, false, tools.createSubjectKeyIdentifier(key));
  }

  static X500Name named(String name) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
  }

  static X500Name subject(X509Certificate certificate) {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  /**
   * An authority's.
   *
   * @param depth how many authorities may stand between it and a server
   */
  Draft forAuthority(int depth, NameConstraints permitted) throws GeneralSecurityException {
    return with(Extension.basicConstraints, true, new BasicConstraints(depth))
        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
        .with(Extension.nameConstraints, true, permitted);
  }

  /** A server's. */
  Draft forServer(Collection<String> hosts) throws GeneralSecurityException {
    return with(Extension.basicConstraints, true, new BasicConstraints(false))
        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .with(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
        .with(Extension.subjectAlternativeName, false, Hosts.names(hosts));
  }

  /** Names the issuer's key, so that clients find the right one of several with one name. */
  Draft below(X509Certificate issuer) throws GeneralSecurityException {
    return with(
        Extension.authorityKeyIdentifier, false, tools.createAuthorityKeyIdentifier(issuer));
  }

  private Draft with(ASN1ObjectIdentifier sort, boolean isCritical, ASN1Encodable value)
      throws GeneralSecurityException {
    try {
      builder.addExtension(sort, isCritical, value);
      return this;
    } catch (CertIOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  X509Certificate sign(PrivateKey key) throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(KeyPairs.signature(key)).build(key)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
