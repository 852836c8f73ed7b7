package dev.controllerstatus.certs;

import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All certificates that others have signed: the configured one, and the one that ACME brought. */
final class OutsideSources {
  static final String REQUESTED_KEY = "request.key";
  static final String ACME = "acme.pem";
  private static final String CONFIGURED = "https.certificate";
  private final Optional<OutsideSource> configured;
  private final OutsideSource acme;
  private final List<String> names;

  OutsideSources(Settings settings, OutsideSettings outside) {
    List<Path> keys =
        outside.key().map(List::of).orElse(List.of(settings.certs().resolve(REQUESTED_KEY)));
    configured =
        outside
            .certificate()
            .map(file -> new OutsideSource(CONFIGURED, file, keys, outside.password()));
    acme = new OutsideSource(ACME, settings.certs().resolve(ACME), List.of(), Optional.empty());
    names = settings.names();
  }

  /** In the order in which they are preferred; defects are told as warnings, too. */
  List<Candidate> look(Look look) {
    List<Candidate> found = new ArrayList<>();
    configured.ifPresent(source -> found.add(judge(source, names, look)));
    if (acme.isThere()) {
      found.add(judge(acme, List.of(), look)); // For names of its own: others are no defect.
    }
    found.forEach(one -> tell(one, look.warnings()));
    return found;
  }

  private static Candidate judge(OutsideSource source, List<String> names, Look look) {
    Optional<Identity> identity = source.identity();
    if (identity.isEmpty()) {
      return new Candidate(source.name(), identity, false, List.of(source.whyNot()));
    }
    List<String> obstacles = OutsideCheck.obstacles(identity.get(), look);
    List<String> defects = new ArrayList<>(obstacles);
    defects.addAll(OutsideCheck.remarks(identity.get(), names, look));
    return new Candidate(source.name(), identity, obstacles.isEmpty(), defects);
  }

  private static void tell(Candidate one, Warnings warnings) {
    String instead = one.isUsable() ? "" : "; the box's own certificate is served instead";
    one.defects()
        .forEach(
            defect ->
                warnings.isSo("certificate from %s: %s%s".formatted(one.name(), defect, instead)));
  }
}
