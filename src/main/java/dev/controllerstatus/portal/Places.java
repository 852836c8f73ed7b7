package dev.controllerstatus.portal;

import dev.controllerstatus.certs.ServerCertificate;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.guard.AskedHost;
import dev.controllerstatus.guard.OwnWifi;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The addresses of the box in its own Wi-Fi. */
@Singleton
public final class Places {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private final Settings settings;
  private final OwnWifi wifi;
  private final ServerCertificate certificate;

  Places(Settings settings, OwnWifi wifi, ServerCertificate certificate) {
    this.settings = settings;
    this.wifi = wifi;
    this.certificate = certificate;
  }

  /** For whoever sent this request. */
  public Place of(HttpRequest<?> request) {
    String box = wifi.box().getHostAddress();
    String base = publicBase().orElseGet(() -> base(box));
    return new Place(box + port(request), base, publicBase().isPresent());
  }

  /** The port that was asked, for another one may lead to ours; ours where it was asked by TLS. */
  private String port(HttpRequest<?> request) {
    return request.isSecure()
        ? port(settings.httpPort(), HTTP)
        : AskedHost.of(request).map(AskedHost::port).orElse("");
  }

  /** The URL of the box under a name for which every device trusts it, with a slash at its end. */
  Optional<String> publicBase() {
    return certificate.publicNames().stream().findFirst().map(this::base);
  }

  private String base(String host) {
    return "https://" + host + port(settings.httpsPort(), HTTPS) + "/";
  }

  private static String port(int port, int usual) {
    return port == usual ? "" : ":" + port;
  }
}
