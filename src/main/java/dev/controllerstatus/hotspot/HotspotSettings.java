package dev.controllerstatus.hotspot;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Country;
import dev.controllerstatus.config.Section;
import dev.controllerstatus.config.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What is configured for the hotspot alone. */
@Singleton
public final class HotspotSettings {
  /** The device of the hotspot is looked for. */
  public static final String AUTO = "auto";

  private static final String NONE = "none";
  private static final Set<String> CHANNELS = Set.of("1", "6", "11");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Settings settings;
  private final Country country;
  private final String channel;
  private final boolean isWpa3;
  private final boolean isBesideUplink;
  private final Duration after;
  private final Timing timing;

  /** Reads the section {@code hotspot}. */
  @Inject
  HotspotSettings(Configuration configuration, Settings settings, Country country) {
    this.settings = settings;
    this.country = country;
    Section section = configuration.root().section("hotspot");
    channel = section.value("channel", "auto, 1, 6 or 11", HotspotSettings::channel, AUTO);
    isWpa3 = section.flag("wpa3", false);
    isBesideUplink = section.flag("beside-uplink", true);
    after = section.duration("after", SECOND.multipliedBy(10), DAY, Duration.ofMinutes(3));
    timing =
        new Timing(
            settings.hotspot().fallback(),
            section.duration("idle", SECOND.multipliedBy(10), DAY, Duration.ofMinutes(10)),
            section.duration("at-least", SECOND, DAY, Duration.ofMinutes(3)),
            section.duration("retry", SECOND.multipliedBy(10), DAY, Duration.ofMinutes(5)));
  }

  private static String channel(String text) {
    if (!AUTO.equals(text) && !CHANNELS.contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  /** Whether there is to be a hotspot at all. */
  public boolean isWanted() {
    return !NONE.equals(settings.hotspot().network());
  }

  /** Its device, such as {@code wlan0}; empty where it is looked for. */
  public Optional<String> network() {
    return Optional.of(settings.hotspot().network()).filter(name -> !AUTO.equals(name));
  }

  /** The country whose rules for radios hold. */
  public Optional<String> country() {
    return country.current();
  }

  /** The channel of 2.4 GHz; empty where the emptiest is taken. */
  public Optional<Integer> channel() {
    return AUTO.equals(channel) ? Optional.empty() : Optional.of(Integer.valueOf(channel));
  }

  /** Whether phones may come by WPA3; those that protect no management frames then cannot. */
  public boolean isWpa3() {
    return isWpa3;
  }

  /** Whether it may be up while its radio is the box's uplink, where that radio can be both. */
  public boolean isBesideUplink() {
    return isBesideUplink;
  }

  /** How long nothing must have worked until the uplink is called gone. */
  Duration after() {
    return after;
  }

  Timing timing() {
    return timing;
  }
}
