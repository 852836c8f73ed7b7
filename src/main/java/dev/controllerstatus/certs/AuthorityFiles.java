package dev.controllerstatus.certs;

import dev.controllerstatus.certs.x509.Bundle;
import dev.controllerstatus.certs.x509.Chain;
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
import java.util.List;
import java.util.Optional;

/**
 * The box's authority on disk: {@code ca.key} with key and certificates, its own or one that a
 * fleet's authority made for it, and {@code ca.pem} for people to trust. One that is missing,
 * damaged or over is made anew, and what stood there is kept beside.
 */
final class AuthorityFiles {
  static final String REQUESTED_KEY = "ca-request.key";
  private static final Duration TOLD_BEFORE = Duration.ofDays(365);
  private final Path file;
  private final Path shown;
  private final Path requestedKey;

  AuthorityFiles(Path folder) {
    file = folder.resolve("ca.key");
    shown = folder.resolve("ca.pem");
    requestedKey = folder.resolve(REQUESTED_KEY);
  }

  /** The authority; none as long as one would have to be made with a wrong clock. */
  Optional<Identity> open(String name, Look look) throws IOException, GeneralSecurityException {
    Optional<Identity> usable = Files.exists(file) ? readOrSetAside(look) : Optional.empty();
    if (usable.isEmpty() && look.isClockRight()) {
      usable = Optional.of(Issuer.authority(name, look.hosts(), look.now()));
      IdentityFile.write(file, usable.get());
    }
    if (usable.isPresent()) {
      show(usable.get().root());
      tellEnd(usable.get(), look);
    }
    return usable;
  }

  private Optional<Identity> readOrSetAside(Look look) throws IOException {
    try {
      Identity found = read();
      if (!look.isClockRight() || found.end().isAfter(look.now())) {
        return Optional.of(found);
      }
      setAsideEnded(found, look);
    } catch (UnfitException e) {
      setAsideDamaged(e, look);
    }
    return Optional.empty();
  }

  private Identity read() throws IOException, UnfitException {
    Bundle bundle = Bundle.read(file);
    boolean isAnswer = bundle.keys().isEmpty() && Files.exists(requestedKey);
    Bundle whole = isAnswer ? bundle.with(Bundle.read(requestedKey)) : bundle;
    Identity found = Chain.of(whole, file.toString());
    if (found.certificate().getBasicConstraints() < 0) {
      throw new UnfitException(
          "the certificate in " + file + " is a server's, not that of an authority");
    }
    if (!found.isComplete()) {
      throw new UnfitException(file + " lacks the root at the end of its chain");
    }
    return found;
  }

  private void setAsideEnded(Identity found, Look look) throws IOException {
    Path to = SetAside.move(file, "ended", found.end());
    String what =
        found.chain().size() > 1
            ? "the fleet's authority for this box ended on %s; the box has made one of its own"
            : "the box's certificate authority ended on %s; a new one was made";
    look.warnings()
        .happened(
            (what + ", and everybody must trust the new %s; the old one is kept as %s")
                .formatted(SetAside.day(found.end()), shown, to));
  }

  private void setAsideDamaged(UnfitException e, Look look) throws IOException {
    if (!look.isClockRight()) {
      look.warnings().isSo(e.getMessage() + "; it is replaced when the clock is right");
      return;
    }
    Path to = SetAside.move(file, "damaged", look.now());
    look.warnings()
        .happened(
            "%s; it is kept as %s, a new authority was made, and everybody must trust the new %s"
                .formatted(e.getMessage(), to, shown));
  }

  private void show(X509Certificate root) throws IOException {
    String text = IdentityFile.text(List.of(root));
    if (!Files.exists(shown) || !Files.readString(shown).equals(text)) {
      IdentityFile.write(shown, List.of(root));
    }
  }

  private void tellEnd(Identity ca, Look look) {
    if (look.isClockRight() && ca.end().minus(TOLD_BEFORE).isBefore(look.now())) {
      look.warnings()
          .isSo(
              ("the certificate authority of this box ends on %s; then a new one is made, which"
                      + " everybody must trust. To do it earlier, delete %s")
                  .formatted(SetAside.day(ca.end()), file));
    }
  }
}
