package dev.controllerstatus.setup;

import dev.controllerstatus.api.StatusBody.BoxBody;
import dev.controllerstatus.api.UplinkWords;
import dev.controllerstatus.hotspot.HotspotState;
import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.hotspot.Trouble;
import dev.controllerstatus.hotspot.UplinkAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the first page of the setup shows.
 *
 * @param latest the latest change; null before the first
 * @param isLooking whether somebody has just pressed the button to look around
 * @param more what is set elsewhere
 */
public record SetupPage(
    Frame frame,
    Optional<UplinkAttempt> latest,
    BoxBody box,
    HotspotState hotspot,
    Around around,
    boolean isLooking,
    Elsewhere more) {
  private static final int FIRST = 20;

  /**
   * What could be another way.
   *
   * @param isWhole whether the weak ones are shown too
   */
  public record Around(Networks networks, List<String> sockets, boolean isWhole, Instant now) {
    /** Copies the list. */
    public Around {
      sockets = List.copyOf(sockets);
    }
  }

  /**
   * What is set elsewhere.
   *
   * @param proxies the names of services that are asked through a proxy
   * @param app the URL of the app
   */
  public record Elsewhere(List<String> proxies, String app, String country) {
    /** Copies the list. */
    public Elsewhere {
      proxies = List.copyOf(proxies);
    }
  }

  private UplinkWords words() {
    return new UplinkWords(frame.messages());
  }

  /** By what the box is connected. */
  public String way() {
    String device = box.networkInterface();
    return frame.text("now." + box.uplink(), Map.of("device", device == null ? "" : device));
  }

  /** How the box's own Wi-Fi is. */
  public String own() {
    Trouble trouble = hotspot.trouble();
    return trouble == null ? words().says(hotspot.phase()) : words().says(trouble);
  }

  /** What to do about it; empty for nothing. */
  public String ownNext() {
    Trouble trouble = hotspot.trouble();
    return trouble == null ? "" : words().next(trouble);
  }

  /** Those that are shown. */
  public List<NetworkRow> rows() {
    return around.networks().seen().stream()
        .limit(around.isWhole() ? Long.MAX_VALUE : FIRST)
        .map(network -> new NetworkRow(network, frame))
        .toList();
  }

  /** The link to all networks; empty where all are there. */
  public String all() {
    int count = around.networks().seen().size();
    return around.isWhole() || count <= FIRST
        ? ""
        : frame.text("networks.all", Map.of("count", Integer.toString(count)));
  }

  /** How old the list is, or why it is empty. */
  public String age() {
    Instant at = around.networks().at();
    if (at == null) {
      return frame.text("networks.never");
    } else if (around.networks().seen().isEmpty()) {
      return frame.text("networks.none");
    }
    Duration age = Duration.ofSeconds(Math.max(0, Duration.between(at, around.now()).toSeconds()));
    return frame.text("networks.age", Map.of("age", age.toString()));
  }

  /** Which services are asked through a proxy; empty for none. */
  public String proxies() {
    return more.proxies().isEmpty()
        ? ""
        : frame.text("elsewhere.proxy", Map.of("services", String.join(", ", more.proxies())));
  }
}
