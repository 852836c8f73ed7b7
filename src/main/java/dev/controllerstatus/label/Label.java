package dev.controllerstatus.label;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.hotspot.AccessPoint;
import dev.controllerstatus.hotspot.WifiCode;
import dev.controllerstatus.trust.Fingerprint;
import dev.controllerstatus.trust.QrPicture;
import dev.controllerstatus.words.Messages;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that stands on the label.
 *
 * @param messages in the language of the label
 * @param passwords that the box made and nobody has changed since
 * @param code that opens the setup of the network once
 */
public record Label(
    Messages messages,
    Settings settings,
    AccessPoint accessPoint,
    Map<Role, Secret> passwords,
    Optional<Secret> code,
    Fingerprint authority) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  // 128 bits: nobody makes another certificate that begins with them.
  private static final int FINGERPRINT_LINES = 2;

  /** One user and how to come in as that user. */
  public record Login(String user, String password) {}

  /** The box's name for people. */
  public String boxName() {
    return settings.name();
  }

  /** The name of the Wi-Fi. */
  public String ssid() {
    return accessPoint.ssid();
  }

  /** The passphrase of the Wi-Fi. */
  public String key() {
    return accessPoint.key().reveal();
  }

  /** What to type in the box's own Wi-Fi. */
  public String address() {
    return settings.hotspot().address() + port(settings.httpPort(), HTTP);
  }

  /** Where the box is with encryption: in its own Wi-Fi, then under its first configured name. */
  public List<String> urls() {
    return Stream.concat(
            Stream.of(settings.hotspot().address()), settings.names().stream().limit(1))
        .map(host -> "https://" + bracketed(host) + port(settings.httpsPort(), HTTPS) + "/")
        .toList();
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static String port(int port, int usual) {
    return port == usual ? "" : ":" + port;
  }

  /** Every user, with the password where it is still the first one. */
  public List<Login> logins() {
    return Arrays.stream(Role.values()).map(this::login).toList();
  }

  private Login login(Role role) {
    Secret password = passwords.get(role);
    return new Login(
        role.user(), password == null ? text("label.password.chosen") : password.reveal());
  }

  /** What opens the setup of the network in the box's own Wi-Fi, once. */
  public String setupCode() {
    return code.map(Secret::reveal).orElseGet(() -> text("label.setup-code.none"));
  }

  /** How the fingerprint of the authority begins. */
  public List<String> fingerprint() {
    return authority.lines().subList(0, FINGERPRINT_LINES);
  }

  /** For a phone's camera to join the Wi-Fi. */
  public QrPicture wifiCode() {
    return QrPicture.of(WifiCode.of(ssid(), key()));
  }

  /** For a phone's camera to open the box, once joined. */
  public QrPicture addressCode() {
    return QrPicture.of("http://" + address() + "/");
  }

  /** A page of its own, with nothing to load, to be printed. */
  public String html() {
    StringOutput page = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("label.jte", this, page);
    return page.toString();
  }

  /** For a terminal. */
  public String text() {
    StringBuilder text = new StringBuilder(boxName() + "\n");
    line(text, text("label.line.wifi"), ssid());
    line(text, text("label.line.key"), key());
    line(text, text("label.line.address"), address());
    urls().forEach(url -> line(text, text("label.line.encrypted"), url));
    logins().forEach(login -> line(text, of("label.line.password", login), login.password()));
    line(text, text("label.line.setup-code"), setupCode());
    line(text, text("label.line.fingerprint"), String.join(" ", fingerprint()) + " …");
    return text.toString();
  }

  /** A text of the label. */
  public String text(String key) {
    return messages.text(key);
  }

  /** A text of the label that names a user. */
  public String of(String key, Login login) {
    return messages.text(key, Map.of("user", login.user()));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  %-16s %s%n".formatted(name, value));
  }
}
