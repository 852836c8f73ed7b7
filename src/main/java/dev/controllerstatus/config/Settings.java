package dev.controllerstatus.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What concerns the box as a whole rather than one target.
 *
 * @param name shown to people
 * @param country where the box is, in two capital letters of ISO 3166-1, if anybody has said so
 * @param data folder for everything that is written, but certificates
 * @param certs folder of the certificates
 * @param securityContact whom to tell about a weakness of this box, if anybody is named
 * @param isForwardingTold whether firewalls may ask, without credentials, if traffic passes
 * @param names further host names of the box, for its certificate and its Host check
 */
public record Settings(
    String name,
    @Nullable String country,
    Path data,
    Path certs,
    @Nullable URI securityContact,
    int httpPort,
    int httpsPort,
    List<String> names,
    boolean isForwardingTold,
    Hotspot hotspot,
    History history) {
  private static final int HIGHEST_PORT = 65535;
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * The fallback Wi-Fi.
   *
   * @param network interface name, or {@code auto}
   * @param fallback whether it comes up by itself when the uplink is gone
   * @param address of the box in it
   */
  public record Hotspot(String network, boolean fallback, String address) {
    /** The box's address in that Wi-Fi, which stands on labels and in the certificate. */
    public static final String ADDRESS = "10.42.0.1";

    /**
     * Its second one there, with which names are answered, as some phones distrust private ones.
     * Nobody types it in.
     */
    public static final String PROBE_ADDRESS = "192.0.2.1";
  }

  /**
   * What is kept of the past.
   *
   * @param bytes the largest size of its file
   * @param samples how long every single attempt is kept
   * @param episodes how long attempts around incidents are kept
   * @param rollups how long counts and percentiles are kept
   */
  public record History(long bytes, Duration samples, Duration episodes, Duration rollups) {}

  /** Reads all keys outside of {@code targets}, {@code trust} and {@code access}. */
  public static Settings read(Section root) {
    Section box = root.section("box");
    Section https = root.section("https");
    Settings settings =
        new Settings(
            box.text("name", "Controller"),
            box.value(
                    "country", "two capital letters of ISO 3166, such as DE", Settings::readCountry)
                .orElse(null),
            box.path("data", "./data"),
            box.path("certs", "./certs"),
            box.value("security-contact", "a URI with mailto:, tel: or https:", Parsers::contact)
                .orElse(null),
            root.section("http").integer("port", 1, HIGHEST_PORT, 8080),
            https.integer("port", 1, HIGHEST_PORT, 8443),
            https.list("names", "a host name or an IP address", Parsers::host),
            https.flag("forwarding", false),
            readHotspot(root.section("hotspot")),
            readHistory(root.section("history")));
    if (settings.httpPort == settings.httpsPort) {
      https.problem("port", "the port of controller-status.http too", "a port of its own");
    }
    return settings;
  }

  private static String readCountry(String text) {
    if (!text.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static Hotspot readHotspot(Section hotspot) {
    return new Hotspot(
        hotspot.text("interface", "auto"), hotspot.flag("fallback", true), Hotspot.ADDRESS);
  }

  private static History readHistory(Section history) {
    return new History(
        (long) history.integer("mebibytes", 32, 1 << 20, 512) << 20,
        history.duration("samples", DAY, DAY.multipliedBy(3650), DAY.multipliedBy(30)),
        history.duration("incidents", DAY, DAY.multipliedBy(3650), DAY.multipliedBy(365)),
        history.duration("roll-ups", DAY, DAY.multipliedBy(3650), DAY.multipliedBy(730)));
  }

  /** Hosts that are always meant: the machine itself. */
  public static List<String> localNames() {
    return List.of("localhost", "127.0.0.1", "::1");
  }
}
