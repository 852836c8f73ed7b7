package dev.controllerstatus.portal;

import dev.controllerstatus.api.Figures;
import dev.controllerstatus.api.StatusBody;
import dev.controllerstatus.api.StatusBody.ServiceBody;
import dev.controllerstatus.api.UplinkWords;
import dev.controllerstatus.api.Verdict;
import dev.controllerstatus.hotspot.UplinkAttempt;
import dev.controllerstatus.words.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page shows.
 *
 * @param messages in the language of who looks
 * @param isKept whether who looks keeps this Wi-Fi
 * @param systems the one at hand first
 * @param change the latest change of the box's own way to the network, while it is news
 */
public record PortalPage(
    StatusBody status,
    Messages messages,
    boolean isKept,
    List<String> systems,
    Place place,
    WifiJoin wifi,
    Optional<UplinkAttempt> change) {
  /** Copies the list. */
  public PortalPage {
    systems = List.copyOf(systems);
  }

  /** The code of its language. */
  public String language() {
    return messages.language();
  }

  /** A text of the page. */
  public String text(String key) {
    return messages.text(
        "portal." + key,
        Map.of(
            "box", status.boxName(),
            "address", place.address(),
            "ssid", wifi.ssid(),
            "at", status.at().toString(),
            "operational", Long.toString(operational()),
            "configured", Long.toString(configured())));
  }

  /** What became of a change of the box's way to the network; empty where there is no news. */
  public String news() {
    return change.map(new UplinkWords(messages)::line).orElse("");
  }

  /** The box's light in a sentence. */
  public String word() {
    return text("light." + status.light());
  }

  /** A service's light in a word. */
  public String word(ServiceBody service) {
    return text("service." + service.reason());
  }

  /** Latency in milliseconds, or a dash. */
  public String latency(ServiceBody service) {
    return new Figures(messages).latency(service.latencyMs());
  }

  /** What is wrong and has a name, the worst first. */
  public List<Verdict> verdicts() {
    return Verdict.of(status, messages);
  }

  private long operational() {
    return status.services().stream()
        .filter(s -> s.light().equals("green") || s.light().equals("yellow"))
        .count();
  }

  private long configured() {
    return status.services().stream().filter(s -> !s.reason().equals("not-configured")).count();
  }
}
