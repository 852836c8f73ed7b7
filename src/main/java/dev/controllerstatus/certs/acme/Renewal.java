package dev.controllerstatus.certs.acme;

import dev.controllerstatus.certs.acme.AcmeState.Failure;
import dev.controllerstatus.certs.acme.AcmeState.Reason;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.IdentityFile;
import dev.controllerstatus.certs.x509.UnfitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the file fresh: looks whether an order is due and may be made, makes it, and remembers. */
final class Renewal {
  private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
  private final Path file;
  private final Orders orders;
  private final InstantSource clock;
  private final Predicate<Instant> isPlausible;
  private final DoubleSupplier random;
  private volatile AcmeState state;
  private int failures;

  /** Where certificates come from. */
  interface Orders {
    /** A key and its chain. */
    Identity order() throws AcmeTrouble, InterruptedException;
  }

  /**
   * For one file.
   *
   * @param isPlausible whether the clock may be right
   * @param random from 0 to 1
   */
  Renewal(
      Path file,
      List<String> names,
      Orders orders,
      InstantSource clock,
      Predicate<Instant> isPlausible,
      DoubleSupplier random) {
    this.file = file;
    this.orders = orders;
    this.clock = clock;
    this.isPlausible = isPlausible;
    this.random = random;
    this.state = new AcmeState(names, null, null, null, null);
  }

  AcmeState state() {
    return state;
  }

  /** One look; to be called often. Asks the authority only when something is due. */
  void look() throws InterruptedException {
    Instant now = clock.instant();
    X509Certificate there = read();
    state = state.until(there == null ? null : there.getNotAfter().toInstant());
    if (!Due.isDue(there, state.names(), now) || mustWait(now)) {
      return;
    }
    try {
      succeed(orderAt(now));
    } catch (AcmeTrouble e) {
      fail(e);
    } catch (RuntimeException e) {
      LOG.error("a defect while a certificate was ordered", e);
      fail(new AcmeTrouble(Reason.DEFECT, "The order failed by a defect, see the log.", e));
    }
  }

  /**
   * A failure that lies in the future shows that the clock was set back: then it counts no more.
   */
  private boolean mustWait(Instant now) {
    Failure failure = state.lastFailure();
    Instant next = state.nextAttempt();
    return failure != null && next != null && now.isBefore(next) && !now.isBefore(failure.at());
  }

  private X509Certificate orderAt(Instant now) throws AcmeTrouble, InterruptedException {
    if (!isPlausible.test(now)) {
      throw new AcmeTrouble(
          Reason.CLOCK,
          "The box's clock says %s, which cannot be: no certificate is ordered.".formatted(now),
          null);
    }
    Identity identity = orders.order();
    try {
      IdentityFile.write(file, identity);
    } catch (IOException e) {
      throw new AcmeTrouble(Reason.FOLDER, file + " cannot be written: " + e, e);
    }
    return identity.certificate();
  }

  /** Not a success where it would be ordered again at the next look. */
  private void succeed(X509Certificate certificate) throws AcmeTrouble {
    Instant now = clock.instant();
    Instant until = certificate.getNotAfter().toInstant();
    if (Due.isDue(certificate, state.names(), now)) {
      throw new AcmeTrouble(
          Reason.SERVER_REFUSED,
          "The new certificate has other names than asked for, or is near its end by the box's"
              + " clock: it is valid until %s.".formatted(until),
          null);
    }
    failures = 0;
    state = state.succeeded(now, until);
    LOG.info("new certificate for {}, valid until {}", state.names(), until);
  }

  private void fail(AcmeTrouble trouble) {
    Failure before = state.lastFailure();
    if (before == null || !before.sentence().equals(trouble.sentence())) {
      LOG.warn("no certificate for {}: {}", state.names(), trouble.sentence());
    }
    // A clock that is not set yet is no failure of anybody who was asked.
    failures += trouble.reason() == Reason.CLOCK ? 0 : 1;
    Instant now = clock.instant();
    Instant next = now.plus(BackOff.after(Math.max(failures, 1), random.getAsDouble()));
    Instant asked = trouble.notBefore();
    Failure failure = new Failure(now, trouble.reason(), trouble.sentence());
    state = state.failed(failure, asked != null && asked.isAfter(next) ? asked : next);
  }

  /** What cannot be read counts as not there. */
  private @Nullable X509Certificate read() {
    try {
      return Files.exists(file) ? IdentityFile.read(file).certificate() : null;
    } catch (IOException | UnfitException | RuntimeException e) {
      return null;
    }
  }
}
