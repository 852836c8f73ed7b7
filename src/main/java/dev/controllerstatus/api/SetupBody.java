package dev.controllerstatus.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The box's way to the network and what could be another one.
 *
 * @param attempt the latest change; null before the first
 * @param sockets wired devices that can be set, such as {@code eth0}
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record SetupBody(
    HotspotStateBody hotspot,
    UplinkBody uplink,
    @Nullable AttemptBody attempt,
    NetworksBody networks,
    List<String> sockets) {

  /**
   * The box's own Wi-Fi.
   *
   * @param state as {@code box.hotspot} of the status
   * @param trouble why there is none, as {@code box.hotspotTrouble}; null where nothing is wrong
   * @param says the state, or the trouble, in a sentence
   * @param nextStep what to do about the trouble
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record HotspotStateBody(
      String state,
      @Nullable String trouble,
      Instant since,
      @JsonProperty("interface") @Nullable String networkInterface,
      String says,
      @Nullable String nextStep) {}

  /**
   * The way now.
   *
   * @param kind {@code ethernet}, {@code wifi} or {@code none}
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record UplinkBody(
      String kind,
      @JsonProperty("interface") @Nullable String networkInterface,
      @Nullable String address,
      @Nullable String gateway,
      List<String> resolvers) {}

  /**
   * A change.
   *
   * @param title the network's name, or the device
   * @param stage {@code trying}, {@code kept} or {@code taken-back}
   * @param failure why it was taken back, such as {@code not-admitted}
   * @param at when the stage began
   * @param says the same in a sentence
   * @param nextStep what to do about a failure
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record AttemptBody(
      String title,
      String stage,
      @Nullable String failure,
      Instant at,
      String says,
      @Nullable String nextStep) {}

  /**
   * The Wi-Fi networks of the latest look around.
   *
   * @param at when that was; null before the first
   * @param seen the strongest first
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record NetworksBody(@Nullable Instant at, List<NetworkBody> seen) {}

  /**
   * A Wi-Fi network.
   *
   * @param ssid its name for people
   * @param ssidHex its bytes, where the name for people does not say all of them
   * @param signal 0 to 100
   * @param protection {@code open}, {@code outdated}, {@code wpa2}, {@code wpa2-wpa3}, {@code wpa3}
   *     or {@code enterprise}
   * @param known whether the box has been told to join it
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record NetworkBody(
      String ssid, @Nullable String ssidHex, int signal, String protection, boolean known) {}

  /**
   * Whether the box's own Wi-Fi is wanted.
   *
   * @param up until nobody has been in it for a while; else it goes down
   */
  @Serdeable
  record HotspotWishBody(@JsonProperty(required = true) boolean up) {}
}
