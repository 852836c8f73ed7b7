package dev.controllerstatus.certs;

import dev.controllerstatus.certs.x509.Hosts;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.Issuer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that the box makes itself. With a wrong clock nothing is signed: what is on disk
 * goes on, and where there is nothing, a stand-in that is never written lets the service work.
 */
final class OwnSource {
  private final String name;
  private final AuthorityFiles authority;
  private final ServerFile server;
  private final ClockBounds bounds;
  private @Nullable Identity standIn;

  /**
   * What is to be served.
   *
   * @param root what people must trust; empty where there is no authority yet
   */
  record Own(Identity identity, Optional<X509Certificate> root, boolean isStandIn) {
    CertificateState.Source state() {
      return new Candidate(isStandIn ? "stand-in" : "own", Optional.of(identity), true, List.of())
          .state();
    }
  }

  OwnSource(Path folder, String name, ClockBounds bounds) {
    this.name = name;
    this.authority = new AuthorityFiles(folder);
    this.server = new ServerFile(folder);
    this.bounds = bounds;
  }

  Own look(Look look) throws IOException, GeneralSecurityException {
    Optional<Identity> ca = authority.open(name, look);
    if (ca.isPresent() && look.isClockRight()) {
      standIn = null;
      return new Own(server.open(ca.get(), look), ca.map(Identity::root), false);
    }
    Optional<Identity> kept = server.read(look);
    Identity served = kept.isPresent() ? kept.get() : standIn(look);
    tellClock(look, kept.isEmpty());
    return new Own(served, ca.or(() -> kept).map(Identity::root), kept.isEmpty());
  }

  private Identity standIn(Look look) throws GeneralSecurityException {
    Identity kept = standIn;
    if (kept == null || !Hosts.of(kept.certificate()).equals(look.hosts())) {
      // Its dates are those of the clients' clocks, which are right.
      kept = Issuer.standIn(look.hosts(), bounds.from(), bounds.until());
      standIn = kept;
    }
    return kept;
  }

  private void tellClock(Look look, boolean isStandIn) {
    String day = SetAside.day(look.now());
    look.warnings()
        .isSo(
            isStandIn
                ? ("the clock of this box is wrong (it shows %s): until it is right, a stand-in"
                        + " certificate is served that nobody can trust; the real one follows by"
                        + " itself, without a restart")
                    .formatted(day)
                : "the clock of this box is wrong (it shows %s): its certificate cannot be renewed"
                    .formatted(day));
  }
}
