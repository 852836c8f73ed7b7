package dev.controllerstatus.light;

import dev.controllerstatus.light.Verdict.Reason;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.Unset;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of the lights. */
public final class Lights {
  private static final Set<String> REACHED = reached();

  private Lights() {}

  /** The light of one service, from its latest sample and the time. */
  public static Verdict of(Target target, Optional<Sample> latest, Instant now) {
    if (target instanceof Unset) {
      return new Verdict(Light.GREY, Reason.NOT_CONFIGURED);
    } else if (latest.isEmpty()) {
      return new Verdict(Light.GREY, Reason.PENDING);
    } else if (isStale(target.service(), latest.get(), now)) {
      return new Verdict(Light.GREY, Reason.STALE);
    }
    return of(target.service(), latest.get().outcome());
  }

  /** A sample from the future is no fresher: the clock was set back since. */
  private static boolean isStale(Service service, Sample sample, Instant now) {
    return now.isBefore(sample.at()) || now.isAfter(freshUntil(service, sample));
  }

  /** That a service may not be asked is true until it may, and until that attempt has ended. */
  private static Instant freshUntil(Service service, Sample sample) {
    return sample.outcome() instanceof Outcome.Skipped(_, var next)
        ? next.plus(service.every())
        : sample.at().plus(service.freshFor());
  }

  private static Verdict of(Service service, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Up(var latency, _, _) ->
          latency.compareTo(service.slowAbove()) < 0
              ? new Verdict(Light.GREEN, Reason.FAST)
              : new Verdict(Light.YELLOW, Reason.SLOW);
      case Outcome.Down(Fault.Refused(var reason, _), _, _) when isLogin(reason) ->
          new Verdict(Light.YELLOW, Reason.LOGIN_REFUSED);
      case Outcome.Down _ -> new Verdict(Light.RED, Reason.UNREACHABLE);
      case Outcome.Skipped _ -> new Verdict(Light.GREY, Reason.NOT_DUE);
      case Outcome.Inconclusive _ -> new Verdict(Light.GREY, Reason.INCONCLUSIVE);
    };
  }

  /**
   * Whether a service was reached all the same when an attempt failed for this fault, as it is
   * counted: by its words {@code layer/code}.
   */
  public static boolean isReached(String fault) {
    return REACHED.contains(fault);
  }

  private static Set<String> reached() {
    return Arrays.stream(Fault.Refused.Reason.values())
        .filter(Lights::isLogin)
        .map(reason -> new Fault.Refused(reason, ""))
        .map(fault -> fault.layer() + "/" + fault.code())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isLogin(Fault.Refused.Reason reason) {
    return switch (reason) {
      case LOGIN, VHOST -> true;
      case STATUS, RATE_LIMITED, DENIED, UPGRADE, BLOCKED, PROXY_LOGIN, PROXY_DENIED -> false;
    };
  }

  /**
   * The light of the box over all services. Services that nobody has configured or that may not be
   * asked yet do not count; one without a fresh result is not operational, but alone it does not
   * make the box red. One that is not judged is grey, and yet it is known not to be operational.
   */
  public static Light ofBox(Collection<Verdict> services) {
    List<Verdict> counted = services.stream().filter(v -> v.reason().counts()).toList();
    if (counted.stream().allMatch(v -> v.light() == Light.GREY && !isBehindTrouble(v))) {
      return Light.GREY;
    } else if (counted.stream().allMatch(v -> v.light().isOperational())) {
      return Light.GREEN;
    }
    return counted.stream().anyMatch(v -> v.light().isOperational()) ? Light.YELLOW : Light.RED;
  }

  private static boolean isBehindTrouble(Verdict verdict) {
    return verdict.reason() == Reason.NOT_JUDGED;
  }

  /** What remains of a verdict when something below the service explains it. */
  public static Verdict behindTrouble(Verdict verdict) {
    boolean isBlamed = verdict.light() == Light.RED || verdict.reason() == Reason.SLOW;
    return isBlamed ? new Verdict(Light.GREY, Reason.NOT_JUDGED) : verdict;
  }
}
