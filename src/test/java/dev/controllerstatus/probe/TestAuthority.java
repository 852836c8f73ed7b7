package dev.controllerstatus.probe;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for one test run, and the servers' certificates that it signs. */
public final class TestAuthority {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String[] LOCAL = {"localhost", "*.test", "127.0.0.1", "::1"};
  private final KeyPair keys = newKeys();
  private final X500Name name;
  private final X509Certificate certificate;

  /** A self-signed authority. */
  public TestAuthority(String commonName) {
    this(new X500Name("CN=" + commonName));
  }

  /** A self-signed authority that calls itself like another. */
  public TestAuthority(X500Principal name) {
    this(X500Name.getInstance(name.getEncoded()));
  }

  private TestAuthority(X500Name name) {
    this.name = name;
    certificate =
        sign(name, keys, Instant.now().minus(DAY), Instant.now().plus(DAY), TestAuthority::asRoot);
  }

  /** A server's certificate with its key. */
  public record Leaf(X509Certificate certificate, PrivateKey key, X509Certificate issuer) {
    /** Server sockets with this certificate. */
    public SSLServerSocketFactory serverSockets() {
      return context().getServerSocketFactory();
    }

    /** Sockets for servers that put TLS on accepted connections. */
    public SSLSocketFactory sockets() {
      return context().getSocketFactory();
    }

    private SSLContext context() {
      try {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("leaf", key, new char[0], new X509Certificate[] {certificate, issuer});
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
      } catch (GeneralSecurityException | IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private interface Extensions {
    void addTo(X509v3CertificateBuilder builder) throws IOException;
  }

  /** The root that a test trusts. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Good for every name and address of the loopback. */
  public Leaf good() {
    return leaf(Instant.now().minus(DAY), Instant.now().plus(DAY), LOCAL);
  }

  /** Over since yesterday. */
  public Leaf expired() {
    return leaf(Instant.now().minus(DAY.multipliedBy(2)), Instant.now().minus(DAY), LOCAL);
  }

  /** Not before tomorrow. */
  public Leaf notYetValid() {
    return leaf(Instant.now().plus(DAY), Instant.now().plus(DAY.multipliedBy(2)), LOCAL);
  }

  /** For another host. */
  public Leaf wrongName() {
    return leaf(Instant.now().minus(DAY), Instant.now().plus(DAY), "elsewhere.example");
  }

  /** Right in all but its purpose: for clients only. */
  public Leaf forClients() {
    return leaf(
        Instant.now().minus(DAY),
        Instant.now().plus(DAY),
        builder -> {
          asServer(builder, LOCAL);
          builder.addExtension(
              Extension.extendedKeyUsage,
              true,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
        });
  }

  private Leaf leaf(Instant from, Instant until, String... names) {
    return leaf(from, until, builder -> asServer(builder, names));
  }

  private Leaf leaf(Instant from, Instant until, Extensions extensions) {
    KeyPair own = newKeys();
    X509Certificate leaf = sign(new X500Name("CN=server"), own, from, until, extensions);
    return new Leaf(leaf, own.getPrivate(), certificate);
  }

  private X509Certificate sign(
      X500Name subject, KeyPair own, Instant from, Instant until, Extensions extensions) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(System.nanoTime()),
              Date.from(from),
              Date.from(until),
              subject,
              own.getPublic());
      extensions.addTo(builder);
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void asRoot(X509v3CertificateBuilder builder) throws IOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
  }

  private static void asServer(X509v3CertificateBuilder builder, String... names)
      throws IOException {
    GeneralName[] all =
        Arrays.stream(names).map(TestAuthority::generalName).toArray(GeneralName[]::new);
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
  }

  private static GeneralName generalName(String host) {
    try {
      String address = InetAddress.ofLiteral(host).getHostAddress();
      return new GeneralName(GeneralName.iPAddress, address);
    } catch (IllegalArgumentException e) {
      return new GeneralName(GeneralName.dNSName, host);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
