package dev.controllerstatus.diagnosis;

import dev.controllerstatus.sample.Fact.Certificate;
import dev.controllerstatus.sample.Fault.Untrusted;
import java.util.List;
import java.util.Map;

/**
 * The server's certificate. Dates are judged by a clock that a time source vouches for; a wrong
 * name counts only where the service is at its usual address, or it might be another server
 * altogether.
 */
final class Certificates implements Rule {
  @Override
  public void judge(Scene scene, Notes notes) {
    Clocks clocks = Clocks.of(scene);
    for (Seen seen : notes.open(scene)) {
      if (seen.fault().orElseThrow() instanceof Untrusted(var reason, var detail)) {
        judge(seen, reason, detail, clocks, scene, notes);
      }
    }
  }

  private static void judge(
      Seen seen, Untrusted.Reason reason, String detail, Clocks clocks, Scene scene, Notes notes) {
    switch (reason) {
      case EXPIRED -> dated(seen, "expired", detail, clocks, notes);
      case NOT_YET_VALID -> dated(seen, "early", detail, clocks, notes);
      case WRONG_NAME -> named(seen, detail, scene, notes);
      case UNKNOWN_ISSUER, HANDSHAKE -> {}
    }
  }

  private static void dated(Seen seen, String form, String detail, Clocks clocks, Notes notes) {
    if (!clocks.isTrusted()) {
      return;
    }
    Draft draft =
        draft(Code.SERVICE_CERTIFICATE_EXPIRED, seen, 0.97)
            .value("form", form)
            .proof(Says.CERTIFICATE_DATES, Map.of("detail", detail), seen.failures());
    Inspection.certificate(seen.last())
        .ifPresent(c -> draft.value("until", c.notAfter()).value("from", c.notBefore()));
    clocks.readings().values().stream()
        .findFirst()
        .ifPresent(
            r ->
                draft.proof(
                    Says.CLOCK_RIGHT,
                    Map.of("server", r.time().server(), "offset", r.offset().abs()),
                    r.kept()));
    notes.own(draft, List.of(seen));
  }

  private static void named(Seen seen, String detail, Scene scene, Notes notes) {
    boolean isShared =
        scene
            .failing()
            .filter(other -> !Names.areOfOneSite(other.host(), seen.host()))
            .filter(other -> isWrongName(other))
            .anyMatch(other -> subject(other).equals(subject(seen)));
    if (isShared || !Addresses.isUsual(seen)) {
      return;
    }
    notes.own(
        draft(Code.SERVICE_CERTIFICATE_NAME, seen, 0.93)
            .value("names", names(seen))
            .proof(
                Says.CERTIFICATE_NAMES,
                Map.of("host", seen.host(), "names", names(seen), "detail", detail),
                seen.failures()),
        List.of(seen));
  }

  private static boolean isWrongName(Seen seen) {
    return seen.fault().orElseThrow() instanceof Untrusted(var reason, _)
        && reason == Untrusted.Reason.WRONG_NAME;
  }

  private static String subject(Seen seen) {
    return Inspection.certificate(seen.last()).map(Certificate::subject).orElse("");
  }

  private static String names(Seen seen) {
    return Inspection.certificate(seen.last()).map(Certificate::names).map(Names::list).orElse("");
  }

  private static Draft draft(Code code, Seen seen, double confidence) {
    return new Draft(
            code,
            seen.id().toString(),
            ProxyRules.first(seen.run(f -> f instanceof Untrusted)),
            confidence)
        .value("service", seen.name())
        .value("host", seen.host());
  }
}
