package dev.controllerstatus.trust;

import dev.controllerstatus.certs.ServerCertificate;
import dev.controllerstatus.config.BoxName;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;

/** The page that anybody may see, and the certificate in the forms that systems take. */
@Hidden
@Controller("/trust")
@Secured(SecurityRule.IS_ANONYMOUS)
final class TrustController {
  private final Settings settings;
  private final BoxName name;
  private final ServerCertificate certificate;

  TrustController(Settings settings, BoxName name, ServerCertificate certificate) {
    this.settings = settings;
    this.name = name;
    this.certificate = certificate;
  }

  @Get
  @Produces(MediaType.TEXT_HTML)
  @View("trust")
  Map<String, TrustPage> page(HttpRequest<?> request) {
    String elsewhere =
        "https://%s:%d/trust".formatted(settings.hotspot().address(), settings.httpsPort());
    return Map.of(
        "page",
        new TrustPage(
            Messages.in(request.getLocale().orElse(Messages.USUAL)),
            name.current(),
            root().orElse(null),
            Platform.likelyFirst(
                request.getHeaders().get("Sec-CH-UA-Platform"),
                request.getHeaders().get("User-Agent")),
            request.isSecure() ? null : elsewhere));
  }

  /** DER, for every system. */
  @Get("/ca.crt")
  @Produces("application/x-x509-ca-cert")
  Optional<HttpResponse<byte[]>> crt() {
    return root().map(root -> file(root.der(), ".crt"));
  }

  /** For command lines. */
  @Get("/ca.pem")
  @Produces("application/x-pem-file")
  Optional<HttpResponse<String>> pem() {
    return root().map(root -> file(root.pem(), ".pem"));
  }

  @Get("/ca.mobileconfig")
  @Produces(AppleProfile.MEDIA_TYPE)
  Optional<HttpResponse<String>> profile() {
    return root().map(root -> file(AppleProfile.of(name.current(), root), ".mobileconfig"));
  }

  private Optional<Root> root() {
    return certificate.authority().map(Root::new);
  }

  /** A worker that does nothing: a browser takes it only from a box that it trusts. */
  @Get("/check.js")
  @Produces("text/javascript")
  String check() {
    return "// Taken and dropped by /page/trust.js.\n";
  }

  /** Shown, not only saved: some browsers then offer to install it. */
  private <T> HttpResponse<T> file(T body, String ending) {
    return HttpResponse.ok(body)
        .header(
            "Content-Disposition",
            "inline; filename=\"%s%s\"".formatted(FileName.of(name.current()), ending));
  }
}
