package dev.controllerstatus.probe.wire;

import static dev.controllerstatus.sample.Fault.Untrusted.Reason.EXPIRED;
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
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
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

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    judge(chain, () -> judge.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    judge(chain, () -> judge.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    judge(chain, () -> judge.checkServerTrusted(chain, authType));
  }

  private void judge(X509Certificate[] chain, Check check) throws CertificateException {
    attempt.fact(Certificates.fact(chain[0]));
    try {
      check.run();
    } catch (CertificateException e) {
      throw new CertificateException(new FaultException(explain(chain)));
    }
  }

  private Fault explain(X509Certificate[] chain) {
    X509Certificate leaf = chain[0];
    Instant now = Instant.now();
    Instant from = leaf.getNotBefore().toInstant();
    Instant until = leaf.getNotAfter().toInstant();
    if (isPath(chain, now)) {
      return new Fault.Untrusted(WRONG_NAME, String.join(", ", Certificates.names(leaf)));
    } else if (now.isAfter(until) && isPath(chain, until.minusSeconds(1))) {
      return new Fault.Untrusted(EXPIRED, "valid until " + until);
    } else if (now.isBefore(from) && isPath(chain, from.plusSeconds(1))) {
      return new Fault.Untrusted(NOT_YET_VALID, "valid from " + from);
    }
    return new Fault.Untrusted(UNKNOWN_ISSUER, leaf.getIssuerX500Principal().getName());
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

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
