package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Refused;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * An explicit proxy. It speaks for itself: that it is silent, that it wants another login, or that
 * it does not pass on to a host, is no fault of the service behind it.
 */
final class ProxyRules implements Rule {
  @Override
  public void judge(Scene scene, Notes notes) {
    unreachable(scene, notes);
    group(scene, notes, isRefused(Refused.Reason.PROXY_LOGIN)).values().stream()
        .reduce(ProxyRules::joined)
        .ifPresent(all -> tell(Code.PROXY_CREDENTIALS, "", Says.PROXY_WANTS_LOGIN, all, notes));
    group(scene, notes, isRefused(Refused.Reason.PROXY_DENIED))
        .forEach((host, all) -> tell(Code.PROXY_DENIED, host, Says.PROXY_DENIES, all, notes));
  }

  private static Predicate<Fault> isRefused(Refused.Reason wanted) {
    return fault -> fault instanceof Refused(var reason, _) && reason == wanted;
  }

  private static boolean isAtProxy(Fault fault) {
    return fault instanceof Unreachable(_, var stage) && stage == Stage.PROXY;
  }

  private static void unreachable(Scene scene, Notes notes) {
    List<Seen> services =
        group(scene, notes, ProxyRules::isAtProxy).values().stream()
            .reduce(ProxyRules::joined)
            .orElse(List.of());
    boolean isProven = services.size() > 1 || services.stream().anyMatch(Seen::isLasting);
    if (isProven) {
      List<Kept> failed = runs(services, ProxyRules::isAtProxy);
      notes.parent(
          new Draft(Code.PROXY_UNREACHABLE, "", first(failed), 0.95)
              .proof(
                  Says.PROXY_SILENT,
                  Map.of("failed", failed.size(), "services", services.size()),
                  failed),
          services);
    }
  }

  private static Map<String, List<Seen>> group(Scene scene, Notes notes, Predicate<Fault> test) {
    Map<String, List<Seen>> byHost = new TreeMap<>();
    notes.open(scene).stream()
        .filter(seen -> seen.fault().filter(test).isPresent())
        .forEach(seen -> byHost.computeIfAbsent(seen.host(), _ -> new ArrayList<>()).add(seen));
    return byHost;
  }

  private static List<Seen> joined(List<Seen> a, List<Seen> b) {
    List<Seen> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }

  private static void tell(Code code, String host, Says says, List<Seen> services, Notes notes) {
    List<Kept> failed = runs(services, fault -> fault instanceof Refused);
    String answer = services.getFirst().fault().map(Fault::detail).orElse("");
    notes.own(
        new Draft(code, host, first(failed), 0.97)
            .value("host", host)
            .proof(says, Map.of("answer", answer, "host", services.getFirst().host()), failed),
        services);
  }

  static List<Kept> runs(List<Seen> services, Predicate<Fault> test) {
    return services.stream().flatMap(seen -> seen.run(test).stream()).toList();
  }

  static Instant first(List<Kept> samples) {
    return samples.stream().map(Track::at).min(Instant::compareTo).orElseThrow();
  }
}
