package dev.controllerstatus.certs.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Proves to the authority that the names are the operator's, RFC 8555 section 8.4. The records go
 * away again whatever happens.
 */
final class Proofs {
  private static final Logger LOG = LoggerFactory.getLogger(Proofs.class);
  private static final Set<Status> OPEN = Set.of(Status.PENDING, Status.PROCESSING);
  private static final Set<Status> DECIDED =
      Set.of(Status.VALID, Status.INVALID, Status.DEACTIVATED, Status.EXPIRED, Status.REVOKED);
  private final DnsTools dns;
  private final Poll poll;
  private final Troubles troubles;

  Proofs(DnsTools dns, Poll poll, Troubles troubles) {
    this.dns = dns;
    this.poll = poll;
    this.troubles = troubles;
  }

  /** Returns when all are proven. What the authority remembers from before needs no new proof. */
  void give(List<Authorization> authorizations)
      throws AcmeException, AcmeTrouble, InterruptedException {
    List<Authorization> open = new ArrayList<>();
    for (Authorization authorization : authorizations) {
      authorization.fetch();
      if (OPEN.contains(authorization.getStatus())) {
        open.add(authorization);
      }
    }
    List<TxtRecord> published = new ArrayList<>();
    // Where the order fails, its reason is told, and the removal mostly fails by the same.
    Level level = Level.DEBUG;
    try {
      publish(open, published);
      for (Authorization authorization : open) {
        challenge(authorization).trigger();
      }
      for (Authorization authorization : open) {
        requireValid(authorization);
      }
      level = Level.WARN;
    } finally {
      takeAway(published, level);
    }
  }

  private void publish(List<Authorization> open, List<TxtRecord> published)
      throws AcmeTrouble, InterruptedException {
    for (Authorization authorization : open) {
      Dns01Challenge challenge = challenge(authorization);
      String name = challenge.getRRName(authorization.getIdentifier());
      TxtRecord record =
          new TxtRecord(dns.zones().follow(DnsNames.of(name)), challenge.getDigest());
      // Noted first: a change whose answer got lost may have been made.
      published.add(record);
      dns.records().add(record);
    }
    for (TxtRecord record : published) {
      dns.propagation().await(record);
    }
  }

  private Dns01Challenge challenge(Authorization authorization) throws AcmeTrouble {
    return authorization
        .findChallenge(Dns01Challenge.class)
        .orElseThrow(() -> troubles.odd("it takes no proof by DNS (dns-01)."));
  }

  private void requireValid(Authorization authorization)
      throws AcmeException, AcmeTrouble, InterruptedException {
    if (poll.until(DECIDED, authorization) != Status.VALID) {
      String why =
          authorization.getChallenges().stream()
              .flatMap(challenge -> error(challenge).stream())
              .findFirst()
              .orElse("without a reason.");
      throw troubles.notProven(authorization.getIdentifier().getDomain(), why);
    }
  }

  private static List<String> error(Challenge challenge) {
    return challenge.getError().map(Troubles::detail).stream().toList();
  }

  /** Also when the product stops in the middle, so the interruption is kept until after. */
  private void takeAway(List<TxtRecord> published, Level level) {
    boolean wasInterrupted = Thread.interrupted();
    for (TxtRecord record : published) {
      try {
        dns.records().remove(record);
      } catch (AcmeTrouble e) {
        LOG.atLevel(level)
            .log("the TXT record {} could not be removed: {}", record.host(), e.sentence());
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
