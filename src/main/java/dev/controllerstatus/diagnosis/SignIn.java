package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Control;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Refused;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network that wants a sign-in answers plain HTTP for everybody and sends it to one page. Hosts
 * of different owners never redirect to the same stranger by themselves.
 */
final class SignIn implements Rule {
  private static final Pattern REDIRECT = Pattern.compile("(?:status )?30[12378] to (\\S+)");

  /** Where one service was sent to, and the sample that shows it. */
  private record Sent(Seen seen, String page, Kept kept) {}

  @Override
  public void judge(Scene scene, Notes notes) {
    Map<String, List<Sent>> byPage = new TreeMap<>();
    scene
        .failing()
        .filter(notes::isOpen)
        .flatMap(seen -> sent(seen).stream())
        .forEach(
            sent -> byPage.computeIfAbsent(host(sent.page()), _ -> new ArrayList<>()).add(sent));
    for (List<Sent> sent : byPage.values()) {
      Set<String> hosts = new HashSet<>();
      sent.forEach(one -> hosts.add(one.seen().host()));
      if (hosts.size() > 1) {
        tell(sent, scene, notes);
      }
    }
  }

  private static Optional<Sent> sent(Seen seen) {
    Optional<Sent> byFault =
        seen.fault()
            .filter(fault -> fault instanceof Refused(var r, _) && r == Refused.Reason.STATUS)
            .flatMap(fault -> page(fault.detail(), seen))
            .map(page -> new Sent(seen, page, seen.last()));
    return byFault.or(
        () ->
            seen.current().stream()
                .flatMap(
                    trail ->
                        trail
                            .controls(Control.What.PLAIN)
                            .flatMap(control -> page(control.answer(), seen).stream())
                            .map(page -> new Sent(seen, page, trail.kept())))
                .findFirst());
  }

  /** The page of a redirect, unless it is of the service's own site. */
  private static Optional<String> page(String answer, Seen seen) {
    Matcher matcher = REDIRECT.matcher(answer);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String page = matcher.group(1);
    String host = host(page);
    return host.isEmpty() || Names.areOfOneSite(host, seen.host())
        ? Optional.empty()
        : Optional.of(page);
  }

  private static String host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost()).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static void tell(List<Sent> sent, Scene scene, Notes notes) {
    String page = sent.getFirst().page();
    var since =
        sent.stream()
            .map(one -> one.seen().began())
            .min(java.time.Instant::compareTo)
            .orElseThrow();
    List<Seen> children =
        scene.remote().stream()
            .filter(Seen::isFailing)
            .filter(notes::isOpen)
            .filter(seen -> isOfPortal(seen, sent))
            .toList();
    notes.parent(
        new Draft(Code.SITE_SIGN_IN_REQUIRED, "", since, 0.95)
            .value("page", page)
            .proof(
                Says.SENT_TO_SIGN_IN,
                Map.of("page", page, "count", sent.size()),
                sent.stream().map(Sent::kept).toList()),
        children);
  }

  /** A portal drops, resets or answers TLS with a certificate of its own. */
  private static boolean isOfPortal(Seen seen, List<Sent> sent) {
    return sent.stream().anyMatch(one -> one.seen() == seen)
        || seen.isCutOff()
        || seen.fault().map(fault -> fault instanceof Fault.Untrusted).orElse(false);
  }
}
