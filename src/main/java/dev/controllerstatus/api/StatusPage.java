package dev.controllerstatus.api;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.api.StatusBody.PhasesBody;
import dev.controllerstatus.api.StatusBody.ServiceBody;
import dev.controllerstatus.hotspot.UplinkAttempt;
import dev.controllerstatus.words.Messages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of the box as the page shows it: words and figures ready to be placed.
 *
 * @param user who looks at it
 * @param past incidents that are over, the latest first
 * @param messages in the language of who looks
 * @param days the last day of each service, by its id
 * @param change the latest change of the uplink, while it is news
 */
public record StatusPage(
    StatusBody status,
    String user,
    List<PastIncident> past,
    Map<String, Sparkline> days,
    Messages messages,
    Optional<UplinkAttempt> change) {
  private static final List<String> WORST_FIRST = List.of("red", "yellow", "grey");

  /** Copies the lists. */
  public StatusPage {
    past = List.copyOf(past);
    days = Map.copyOf(days);
  }

  /** What became of a change of the uplink; empty where there is no news. */
  public String news() {
    return change.map(new UplinkWords(messages)::line).orElse("");
  }

  /** Whether who looks may change the box. */
  public boolean isAdmin() {
    return user.equals(Role.ADMIN.user());
  }

  /** The box's light in a word. */
  public String boxWord() {
    return switch (status.light()) {
      case "green" -> text(notDue() == 0 ? "app.box.green" : "app.box.green.due");
      case "yellow" -> notOperational();
      case "red" -> text("app.box.red");
      default -> text("app.box.grey");
    };
  }

  private String notOperational() {
    long down = counted().stream().filter(s -> !isOperational(s)).count();
    return words().figures().counted(down, "app.box.yellow", Map.of());
  }

  /** Services that a person should look at, worst first. */
  public List<ServiceBody> troubles() {
    return counted().stream()
        .filter(s -> !s.light().equals("green") && !isExplained(s))
        .sorted(Comparator.comparingInt(s -> WORST_FIRST.indexOf(s.light())))
        .toList();
  }

  /** What is wrong and has a name, the worst first. */
  public List<Verdict> verdicts() {
    return Verdict.of(status, messages);
  }

  private boolean isExplained(ServiceBody service) {
    return verdicts().stream().anyMatch(v -> v.situation().affects().contains(service.id()));
  }

  private List<ServiceBody> configured() {
    return status.services().stream().filter(s -> !s.reason().equals("not-configured")).toList();
  }

  /** Those that the light of the box depends on. */
  private List<ServiceBody> counted() {
    return configured().stream().filter(s -> !isNotDue(s)).toList();
  }

  private long notDue() {
    return configured().stream().filter(StatusPage::isNotDue).count();
  }

  private static boolean isNotDue(ServiceBody service) {
    return service.reason().equals("not-due");
  }

  private static boolean isOperational(ServiceBody service) {
    return service.light().equals("green") || service.light().equals("yellow");
  }

  /** How many of the configured services are operational. */
  public String boxCount() {
    Map<String, String> counts =
        Map.of(
            "operational", number(configured().stream().filter(StatusPage::isOperational).count()),
            "configured", number(configured().size()));
    String count = messages.text("portal.count", counts);
    return notDue() == 0
        ? count
        : messages.text("status.count.due", Map.of("count", count, "due", number(notDue())));
  }

  private String number(long number) {
    return words().figures().of(number);
  }

  /** A light's word beside its colour and shape. */
  public String word(ServiceBody service) {
    return switch (service.reason()) {
      case "stale", "inconclusive" -> text("portal.service.inconclusive");
      default -> text("app.reason." + service.reason());
    };
  }

  /** Since when it is so, and how long that is; empty if that is not worth a word. */
  public String since(ServiceBody service) {
    return status.situations().stream()
        .filter(situation -> situation.id().equals(service.situation()))
        .findFirst()
        .map(situation -> since(service, situation))
        .orElse("");
  }

  private String since(ServiceBody service, SituationBody situation) {
    String light = situation.severity().equals("down") ? "red" : "yellow";
    boolean isAsBad = service.light().equals(light) || service.reason().equals("not-judged");
    Instant from = isAsBad ? situation.severitySince() : situation.since();
    return messages.text(
        isAsBad ? "status.since" : "status.since.unsteady",
        Map.of(
            "at", words().times().near(from, status.at()),
            "lasted", words().ages().of(Duration.between(from, status.at()))));
  }

  /** Latency in milliseconds, or a dash. */
  public String latency(ServiceBody service) {
    return words().figures().latency(service.latencyMs());
  }

  /** How old the latest result is, or a dash. */
  public String age(ServiceBody service) {
    return service.at() == null
        ? "–"
        : words().ages().ago(Duration.between(service.at(), status.at()));
  }

  /** The steps of the latest attempt and what each took. */
  public List<String> phases(ServiceBody service) {
    PhasesBody phases = service.phases();
    List<String> shown = new ArrayList<>();
    if (phases != null) {
      add(shown, "app.phase.resolve", phases.resolveMs());
      add(shown, "status.phase.connect", phases.connectMs());
      add(shown, "app.phase.tls", phases.tlsMs());
      add(shown, "app.phase.answer", phases.answerMs());
      add(shown, "app.phase.total", phases.totalMs());
    }
    return shown;
  }

  private void add(List<String> shown, String key, @Nullable BigDecimal millis) {
    if (millis != null) {
      shown.add(text(key) + " " + words().figures().latency(millis));
    }
  }

  /** The last day of a service; null when there is nothing to say of it. */
  public @Nullable Sparkline day(ServiceBody service) {
    return days.get(service.id());
  }

  /** A fact's sort, as a label. */
  public String label(String fact) {
    return Stream.of("status.fact." + fact, "app.fact." + fact)
        .filter(messages::has)
        .findFirst()
        .map(this::text)
        .orElseGet(() -> fact.substring(0, 1).toUpperCase(Locale.ROOT) + fact.substring(1));
  }

  /** When the state was taken, in UTC to the second. */
  public String time() {
    return messages.text("status.as-of", Map.of("at", words().times().of(status.at())));
  }

  /** A text of the page. */
  public String text(String key) {
    return messages.text(key);
  }

  /** A text that came with a service, in the language of the page where it is ours. */
  public String shipped(String text) {
    return messages.shipped(text);
  }

  /** Who looks, in words. */
  public String signedIn() {
    return messages.text("app.more.signed-in", Map.of("user", user));
  }

  private Wording words() {
    return new Wording(messages);
  }
}
