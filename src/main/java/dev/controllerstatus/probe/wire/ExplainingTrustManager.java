package dev.controllerstatus.probe.wire;

import static dev.controllerstatus.sample.Fault.Untrusted.Reason.EXPIRED;
import static dev.controllerstatus.sample.Fault.Untrusted.Reason.HANDSHAKE;
import static dev.controllerstatus.sample.Fault.Untrusted.Reason.NOT_YET_VALID;
import static dev.controllerstatus.sample.Fault.Untrusted.Reason.UNKNOWN_ISSUER;
import static dev.controllerstatus.sample.Fault.Untrusted.Reason.WRONG_NAME;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Leaves the judgement to the JDK and explains it: the JDK's exceptions say in words, and not
 * always the right ones, what a verdict must know for sure.
 */
final class ExplainingTrustManager extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;
  private final Set<TrustAnchor> anchors;
  private final Attempt attempt;

  ExplainingTrustManager(
      X509ExtendedTrustManager judge, Set<TrustAnchor> anchors, Attempt attempt) {
    this.judge = judge;
    this.anchors = anchors;
    this.attempt = attempt;
  }

  private interface Check {
    void run() throws CertificateException;
  }

  /** Has the name checked too, for a library may have left that out or do it in its own way. */
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    SSLSocket secure = (SSLSocket) socket;
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    judge(chain, authType, () -> judge.checkServerTrusted(chain, authType, socket));
  }

  /** As for sockets. */
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    judge(chain, authType, () -> judge.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    judge(chain, authType, () -> judge.checkServerTrusted(chain, authType));
  }

  private void judge(X509Certificate[] chain, String authType, Check check)
      throws CertificateException {
    attempt.fact(Certificates.fact(chain[0]));
    try {
      check.run();
    } catch (CertificateException e) {
      throw new CertificateException(new FaultException(explain(chain, authType, e)));
    }
  }

  private Fault explain(X509Certificate[] chain, String authType, CertificateException why) {
    if (isTrustedForSomeName(chain, authType)) {
      return new Fault.Untrusted(WRONG_NAME, String.join(", ", Certificates.names(chain[0])));
    }
    return outOfTime(chain)
        .orElseGet(
            () ->
                isPath(chain, Instant.now())
                    ? new Fault.Untrusted(HANDSHAKE, Faults.message(why))
                    : new Fault.Untrusted(
                        UNKNOWN_ISSUER, chain[0].getIssuerX500Principal().getName()));
  }

  private boolean isTrustedForSomeName(X509Certificate[] chain, String authType) {
    try {
      judge.checkServerTrusted(chain, authType);
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  /** Any certificate of the chain may be the one that makes it unusable now, not only the first. */
  private Optional<Fault> outOfTime(X509Certificate[] chain) {
    Instant now = Instant.now();
    Stream<Fault> expired =
        Arrays.stream(chain)
            .map(certificate -> certificate.getNotAfter().toInstant())
            .filter(until -> now.isAfter(until) && isPath(chain, until.minusSeconds(1)))
            .map(until -> new Fault.Untrusted(EXPIRED, "valid until " + until));
    Stream<Fault> early =
        Arrays.stream(chain)
            .map(certificate -> certificate.getNotBefore().toInstant())
            .filter(from -> now.isBefore(from) && isPath(chain, from.plusSeconds(1)))
            .map(from -> new Fault.Untrusted(NOT_YET_VALID, "valid from " + from));
    return Stream.concat(expired, early).findFirst();
  }

  /** Whether the chain leads to a trusted root, seen from this moment. */
  private boolean isPath(X509Certificate[] chain, Instant at) {
    try {
      X509CertSelector leaf = new X509CertSelector();
      leaf.setCertificate(chain[0]);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, leaf);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(chain))));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    judge.checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, authType, engine);
  }

  /** None: only a server would say whom it accepts, and a library may index them per attempt. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
