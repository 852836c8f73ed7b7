package dev.controllerstatus.setup;

import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.access.SetupCode;
import dev.controllerstatus.access.SetupCode.Answer;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.portal.Places;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** The form for the code of the label; over the port with encryption there is a login instead. */
@Hidden
@Controller(CodeController.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
final class CodeController {
  static final String PATH = "/setup/code";
  private static final Pattern PLACE = Pattern.compile("/setup(/[a-z]+)?(\\?[A-Za-z0-9=&-]*)?");
  private final SetupCode code;
  private final SetupDoor door;
  private final Frames frames;
  private final Places places;

  CodeController(SetupCode code, SetupDoor door, Frames frames, Places places) {
    this.code = code;
    this.door = door;
    this.frames = frames;
    this.places = places;
  }

  @Get
  HttpResponse<?> form(@QueryValue(defaultValue = "/setup") String next, HttpRequest<?> request) {
    return !door.isInWifi(request) || door.isOpen(request)
        ? HttpResponse.seeOther(URI.create(place(next)))
        : page(200, next, "", request);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> enter(
      @Body("code") String typed, @Body("next") String next, HttpRequest<?> request)
      throws IOException {
    URI there = URI.create(place(next));
    if (!door.isInWifi(request)) {
      return HttpResponse.seeOther(there);
    }
    Frame frame = frames.of(request);
    return switch (code.enter(
        new Secret(typed), door.station(request), RequestLogin.caller(request))) {
      case Answer.Right _ -> door.open(request, HttpResponse.seeOther(there));
      case Answer.Wrong _ -> page(401, next, frame.text("code.wrong"), request);
      case Answer.Wait(var time) -> wait(time, next, request);
    };
  }

  private HttpResponse<?> wait(Duration time, String next, HttpRequest<?> request) {
    String seconds = Long.toString(time.plusMillis(999).toSeconds());
    String trouble = frames.of(request).text("code.wait", Map.of("wait", seconds));
    return HttpResponse.status(429, "")
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .body(view(next, trouble, request));
  }

  private HttpResponse<?> page(int status, String next, String trouble, HttpRequest<?> request) {
    return HttpResponse.status(status, "").body(view(next, trouble, request));
  }

  private ModelAndView<?> view(String next, String trouble, HttpRequest<?> request) {
    String url = places.of(request).setup();
    CodePage page = new CodePage(frames.of(request), place(next), trouble, url);
    return new ModelAndView<>("setup/code", Map.of("page", page));
  }

  private static String place(String next) {
    return PLACE.matcher(next).matches() ? next : "/setup";
  }
}
