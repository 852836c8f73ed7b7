package dev.controllerstatus.setup;

import dev.controllerstatus.api.UplinkWords;
import dev.controllerstatus.hotspot.Ssid;
import dev.controllerstatus.hotspot.UplinkMistake;
import dev.controllerstatus.hotspot.WifiNetwork;
import dev.controllerstatus.hotspot.WifiNetwork.Protection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the form for another way shows.
 *
 * @param typed by field, as it was chosen or typed before
 * @param mistakes in the fields
 * @param trouble why nothing is tried, or an empty text
 * @param network the one that was chosen from the list
 * @param sockets what a cable can be in
 */
public record UplinkPage(
    Frame frame,
    Map<String, String> typed,
    List<UplinkMistake> mistakes,
    String trouble,
    Optional<WifiNetwork> network,
    List<String> sockets)
    implements Form {
  /** What never goes back to a browser. */
  private static final Set<String> SECRETS = Set.of("key", "password", "privateKey");

  /** Copies what it is made of. */
  public UplinkPage {
    typed = Map.copyOf(typed);
    mistakes = List.copyOf(mistakes);
    sockets = List.copyOf(sockets);
  }

  /** Whether it is about Wi-Fi. */
  public boolean isWifi() {
    return value("kind").equals("wifi");
  }

  @Override
  public String value(String field) {
    return SECRETS.contains(field) ? "" : typed.getOrDefault(field, "");
  }

  /** Whether a field has this value. */
  public boolean is(String field, String value) {
    return value(field).equals(value);
  }

  @Override
  public String mistake(String field) {
    return mistakes.stream()
        .filter(mistake -> mistake.field().equals(field))
        .findFirst()
        .map(new UplinkWords(frame.messages())::says)
        .orElse("");
  }

  /** With a mistake, or the key, where nothing else is asked. */
  @Override
  public boolean isFirst(String field) {
    return mistakes.isEmpty()
        ? field.equals("key") && !value("ssidHex").isEmpty()
        : mistakes.getFirst().field().equals(field);
  }

  @Override
  public boolean isGone(String field) {
    return SECRETS.contains(field)
        && !typed.getOrDefault(field, "").isEmpty()
        && mistake(field).isEmpty();
  }

  /** The headline. */
  public String title() {
    if (!isWifi()) {
      return frame.text("cable.title");
    }
    return Ssid.parse(value("ssidHex"))
        .map(ssid -> frame.text("wifi.title", Map.of("title", ssid.text())))
        .orElseGet(() -> frame.text("wifi.other"));
  }

  /** Whether it is one that the box does not join. */
  public boolean isOutdated() {
    return network.filter(one -> one.protection() == Protection.OUTDATED).isPresent();
  }

  /** The ways of being let in that there is a choice of; empty where there is none. */
  public List<String> ways() {
    if (network.isEmpty()) {
      return isWifi() ? List.of("key", "open", "peap", "tls") : List.of("open", "peap", "tls");
    }
    return network.get().protection() == Protection.ENTERPRISE ? List.of("peap", "tls") : List.of();
  }

  /** The same form for another way of being let in. */
  public String href(String way) {
    String ssid = value("ssidHex").isEmpty() ? "" : "ssid=" + value("ssidHex") + "&";
    return action() + "?" + ssid + "protection=" + way;
  }

  /** Where the form goes. */
  public String action() {
    return isWifi() ? "/setup/wifi" : "/setup/cable";
  }

  /** Whether the radio is needed for it, and with it this Wi-Fi. */
  public boolean isWifiLost() {
    return frame.isInWifi() && isWifi();
  }
}
