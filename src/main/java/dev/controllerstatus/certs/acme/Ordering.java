package dev.controllerstatus.certs.acme;

import dev.controllerstatus.certs.acme.AcmeState.Reason;
import dev.controllerstatus.certs.x509.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeProtocolException;

/** One order from account to certificate, RFC 8555 section 7.1. */
final class Ordering implements Renewal.Orders {
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Set<Status> PROVEN =
      Set.of(Status.READY, Status.PROCESSING, Status.VALID, Status.INVALID);
  private static final Set<Status> DONE = Set.of(Status.VALID, Status.INVALID);
  private final AcmeSettings settings;
  private final AccountKey account;
  private final Proofs proofs;
  private final Poll poll;
  private final Troubles troubles;

  Ordering(AcmeSettings settings, AccountKey account, DnsTools dns, InstantSource clock) {
    this.settings = settings;
    this.account = account;
    this.troubles = new Troubles(settings.directory());
    this.poll = new Poll(clock, troubles);
    this.proofs = new Proofs(dns, poll, troubles);
  }

  /** A new key and what the authority has signed for it; nothing is written yet. */
  @Override
  public Identity order() throws AcmeTrouble, InterruptedException {
    Session session = new Session(settings.directory(), new Client(settings.trust()));
    session.networkSettings().setTimeout(ANSWER);
    try {
      return order(login(session));
    } catch (AcmeException | AcmeLazyLoadingException | AcmeProtocolException e) {
      throw unlessInterrupted(troubles.of(e));
    } catch (IOException | GeneralSecurityException e) {
      throw new AcmeTrouble(
          Reason.FOLDER,
          "acme.key, the key of the account, cannot be used (%s); without the file a new account is made."
              .formatted(e.getMessage()),
          e);
    } finally {
      session.getHttpClient().shutdownNow();
    }
  }

  /** The library turns an interruption into a failure of the network. */
  private static AcmeTrouble unlessInterrupted(AcmeTrouble trouble) throws InterruptedException {
    for (Throwable e = trouble; e != null; e = e.getCause()) {
      if (e instanceof InterruptedException) {
        throw (InterruptedException) new InterruptedException().initCause(trouble);
      }
    }
    return trouble;
  }

  /** The same key gets the same account, RFC 8555 section 7.3.1. */
  private Login login(Session session) throws AcmeException, IOException, GeneralSecurityException {
    AccountBuilder builder = new AccountBuilder().agreeToTermsOfService().useKeyPair(account.get());
    if (settings.email() != null) {
      builder.addEmail(settings.email());
    }
    if (settings.binding() != null) {
      builder.withKeyIdentifier(settings.binding().id(), settings.binding().key().reveal());
    }
    return builder.createLogin(session);
  }

  private Identity order(Login login)
      throws AcmeException, AcmeTrouble, GeneralSecurityException, InterruptedException {
    Order order = login.newOrder().domains(settings.names()).create();
    proofs.give(order.getAuthorizations());
    require(poll.until(PROVEN, order), order);
    KeyPair keys = AccountKey.fresh();
    order.execute(keys);
    require(poll.until(DONE, order), order);
    Certificate certificate = order.getCertificate();
    certificate.download();
    List<X509Certificate> chain = certificate.getCertificateChain();
    if (!chain.getFirst().getPublicKey().equals(keys.getPublic())) {
      throw troubles.odd("a certificate for another key.");
    }
    return new Identity(keys.getPrivate(), chain);
  }

  private void require(Status status, Order order) throws AcmeTrouble {
    if (status == Status.INVALID) {
      throw order
          .getError()
          .map(problem -> troubles.refused(problem, null))
          .orElseGet(() -> troubles.odd("an order that is invalid."));
    }
  }
}
