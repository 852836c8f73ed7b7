package dev.controllerstatus.app;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Hands out the app. It is the same for everybody and knows nothing of this box. */
@Hidden
@Controller("/app")
@Secured(SecurityRule.IS_ANONYMOUS)
final class AppController {
  private static final String PAGE = "index.html";
  private final AppFiles files;

  AppController(AppFiles files) {
    this.files = files;
  }

  /** The app lives below its folder, as its worker can only see what is there. */
  @Get
  Optional<HttpResponse<?>> folder(HttpRequest<?> request) throws IOException {
    return request.getPath().endsWith("/")
        ? file(PAGE, request)
        : Optional.of(HttpResponse.temporaryRedirect(URI.create("/app/")));
  }

  @Get("/{+path}")
  Optional<HttpResponse<?>> file(String path, HttpRequest<?> request) throws IOException {
    Optional<AppFile> found = files.find(path);
    return found.isEmpty() ? Optional.empty() : Optional.of(answer(found.get(), request));
  }

  private HttpResponse<?> answer(AppFile file, HttpRequest<?> request) throws IOException {
    Packing packing = file.packing(header(request, HttpHeaders.ACCEPT_ENCODING));
    String tag = file.tag(packing);
    boolean isKnown = header(request, HttpHeaders.IF_NONE_MATCH).contains(tag);
    MutableHttpResponse<?> answer =
        isKnown
            ? HttpResponse.notModified()
            : HttpResponse.ok(files.read(file, packing)).contentType(file.type());
    if (!packing.word().isEmpty() && !isKnown) {
      answer.header(HttpHeaders.CONTENT_ENCODING, packing.word());
    }
    return answer
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(HttpHeaders.CACHE_CONTROL, file.caching());
  }

  private static String header(HttpRequest<?> request, String name) {
    return request.getHeaders().get(name, String.class, "");
  }
}
