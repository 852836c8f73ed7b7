package dev.controllerstatus.certs;

import dev.controllerstatus.certs.x509.Constraints;
import dev.controllerstatus.certs.x509.Hosts;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.IdentityFile;
import dev.controllerstatus.certs.x509.Issuer;
import dev.controllerstatus.certs.x509.UnfitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The box's own server certificate on disk, {@code server.pem}. What is missing, damaged, near its
 * end, for other names or of another authority is made anew.
 */
final class ServerFile {
  private static final int THIRDS = 3;
  private static final Duration WORTH_IT = Duration.ofDays(1);
  private final Path file;

  ServerFile(Path folder) {
    file = folder.resolve("server.pem");
  }

  /** What stands there, whatever the clock says. */
  Optional<Identity> read(Look look) {
    try {
      return Optional.of(IdentityFile.read(file));
    } catch (IOException e) {
      return Optional.empty();
    } catch (UnfitException e) {
      look.warnings().isSo(e.getMessage() + "; it is replaced when the clock is right");
      return Optional.empty();
    }
  }

  /** One that fits, for all hosts of the box that the authority may sign for. */
  Identity open(Identity ca, Look look) throws IOException, GeneralSecurityException {
    List<String> permitted = look.hosts().stream().filter(Constraints.permittedBy(ca)).toList();
    tellLeftOut(permitted, look);
    Optional<Identity> found = Files.exists(file) ? readOrSetAside(look) : Optional.empty();
    if (found.isPresent() && fits(found.get(), ca, permitted, look.now())) {
      return found.get();
    }
    Identity made = Issuer.leaf(ca, permitted, look.now());
    IdentityFile.write(file, made);
    return made;
  }

  private Optional<Identity> readOrSetAside(Look look) throws IOException {
    try {
      return Optional.of(IdentityFile.read(file));
    } catch (UnfitException e) {
      Path to = SetAside.move(file, "damaged", look.now());
      look.warnings()
          .happened("%s; it is kept as %s, and a new one was made".formatted(e.getMessage(), to));
      return Optional.empty();
    }
  }

  private static void tellLeftOut(List<String> permitted, Look look) {
    List<String> leftOut = look.hosts().stream().filter(host -> !permitted.contains(host)).toList();
    if (!leftOut.isEmpty()) {
      look.warnings()
          .isSo(
              ("the server certificate is not for %s: the box's authority was made for other names"
                      + " and addresses; delete ca.key for one that knows those of today")
                  .formatted(String.join(", ", leftOut)));
    }
  }

  private static boolean fits(Identity server, Identity ca, List<String> hosts, Instant now) {
    List<X509Certificate> above = server.chain().subList(1, server.chain().size());
    return !isDue(server, ca, now)
        && above.equals(ca.chain())
        && Hosts.of(server.certificate()).equals(canonical(hosts));
  }

  /** In its last third, unless a new one would end at the same time, because the authority does. */
  private static boolean isDue(Identity server, Identity ca, Instant now) {
    Instant from = server.certificate().getNotBefore().toInstant();
    Instant until = server.certificate().getNotAfter().toInstant();
    Instant lastThird = until.minus(Duration.between(from, until).dividedBy(THIRDS));
    return !lastThird.isAfter(now) && Issuer.leafEnd(ca, now).isAfter(until.plus(WORTH_IT));
  }

  private static Set<String> canonical(List<String> hosts) {
    return hosts.stream().map(Hosts::canonical).collect(Collectors.toSet());
  }
}
