package dev.controllerstatus.api;

import dev.controllerstatus.access.Logins.Answer;
import dev.controllerstatus.config.BoxName;
import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** The form to log in, for every browser. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
final class LoginController {
  // A place on this box: neither another host (//) nor a header that ends early.
  private static final Pattern PLACE = Pattern.compile("/(?!/)[A-Za-z0-9_.~/?&=%+-]*");
  private final SignIn signIn;
  private final BoxName name;

  LoginController(SignIn signIn, BoxName name) {
    this.signIn = signIn;
    this.name = name;
  }

  @Get("/login")
  @View("login")
  Map<String, LoginPage> form(@QueryValue(defaultValue = "/") String next, HttpRequest<?> request) {
    return Map.of("page", page(request, "", next, ""));
  }

  @Post("/login")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> login(
      @Body("user") String user,
      @Body("password") String password,
      @Body("next") String next,
      HttpRequest<?> request)
      throws IOException {
    return switch (signIn.login(user, password, request)) {
      case Answer.Right(var account) ->
          signIn.begin(
              account,
              request,
              HttpResponse.seeOther(URI.create(account.mustChange() ? "/password" : place(next))));
      case Answer.Wrong _ ->
          again(401, page(request, user, next, Languages.of(request).text("app.login.wrong")));
      case Answer.Wait(var time) -> again(429, page(request, user, next, wait(request, time)));
    };
  }

  private static String wait(HttpRequest<?> request, Duration time) {
    Messages messages = Languages.of(request);
    return messages.text("app.login.wait", Map.of("wait", new Ages(messages).of(time)));
  }

  private LoginPage page(HttpRequest<?> request, String user, String next, String trouble) {
    return new LoginPage(Languages.of(request), name.current(), user, place(next), trouble);
  }

  private static HttpResponse<?> again(int status, LoginPage page) {
    return HttpResponse.status(status, "").body(new ModelAndView<>("login", Map.of("page", page)));
  }

  @Post("/logout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  MutableHttpResponse<?> logout(HttpRequest<?> request) {
    return signIn.end(request, HttpResponse.seeOther(URI.create("/login")));
  }

  private static String place(String next) {
    return PLACE.matcher(next).matches() ? next : "/";
  }
}
