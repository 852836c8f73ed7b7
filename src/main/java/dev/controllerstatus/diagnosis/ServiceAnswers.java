package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Refused;
import java.util.List;
import java.util.Map;

/** Services that were reached and say themselves what is wrong. */
final class ServiceAnswers implements Rule {
  @Override
  public void judge(Scene scene, Notes notes) {
    for (Seen seen : notes.open(scene)) {
      if (seen.fault().orElseThrow() instanceof Refused refused) {
        judge(seen, refused, notes);
      }
    }
  }

  private static void judge(Seen seen, Refused refused, Notes notes) {
    switch (refused.reason()) {
      case LOGIN, VHOST -> tell(Code.SERVICE_CREDENTIALS, Says.LOGIN_REFUSED, seen, refused, notes);
      case BLOCKED -> tell(Code.SERVICE_BLOCKED, Says.TAKES_NO_MESSAGES, seen, refused, notes);
      case STATUS -> error(seen, refused, notes);
      case DENIED -> lastingError(seen, refused, notes);
      case RATE_LIMITED, UPGRADE, PROXY_LOGIN, PROXY_DENIED -> {}
    }
  }

  /** A status of the server's own, RFC 9110 section 15.6, or one that it did not use to give. */
  private static void error(Seen seen, Refused refused, Notes notes) {
    boolean isServers = refused.detail().startsWith("5");
    if (isServers || seen.track().latestUp().isPresent()) {
      lastingError(seen, refused, notes);
    }
  }

  private static void lastingError(Seen seen, Refused refused, Notes notes) {
    if (Seen.isLasting(run(seen, refused))) {
      tell(Code.SERVICE_ERROR, Says.ANSWERS_ERROR, seen, refused, notes);
    }
  }

  private static List<Kept> run(Seen seen, Refused refused) {
    return seen.run(fault -> isSame(fault, refused));
  }

  private static boolean isSame(Fault fault, Refused refused) {
    return fault instanceof Refused(var reason, _) && reason == refused.reason();
  }

  private static void tell(Code code, Says says, Seen seen, Refused refused, Notes notes) {
    List<Kept> run = run(seen, refused);
    notes.own(
        new Draft(code, seen.id().toString(), ProxyRules.first(run), 0.96)
            .value("service", seen.name())
            .value("host", seen.host())
            .value("answer", refused.detail())
            .proof(says, Map.of("answer", refused.detail(), "times", run.size()), run),
        List.of(seen));
  }
}
