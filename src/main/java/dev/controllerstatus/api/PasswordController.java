package dev.controllerstatus.api;

import dev.controllerstatus.access.Account;
import dev.controllerstatus.access.PasswordChange;
import dev.controllerstatus.access.PasswordChange.Result;
import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.access.Role;
import dev.controllerstatus.config.BoxName;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The form in which users choose their own password, for every browser. */
@Hidden
@Controller("/password")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class PasswordController {
  private final PasswordChange passwords;
  private final SignIn signIn;
  private final BoxName name;

  PasswordController(PasswordChange passwords, SignIn signIn, BoxName name) {
    this.passwords = passwords;
    this.signIn = signIn;
    this.name = name;
  }

  @Get
  @View("password")
  Map<String, PasswordPage> form(Authentication user, HttpRequest<?> request) {
    return Map.of("page", page(user, Languages.of(request), ""));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(
      @Body("current") String current,
      @Body("password") String password,
      @Body("again") String again,
      Authentication user,
      HttpRequest<?> request)
      throws IOException {
    Messages messages = Languages.of(request);
    if (!password.equals(again)) {
      return again(422, page(user, messages, messages.text("app.password.differ")));
    }
    Role role = Role.of(user.getName()).orElseThrow();
    return switch (passwords.change(
        role, new Secret(current), role, new Secret(password), RequestLogin.caller(request))) {
      case Result.Changed(var account) ->
          signIn.begin(account, request, HttpResponse.seeOther(URI.create("/")));
      case Result.Wrong _ ->
          again(403, page(user, messages, messages.text("status.password.wrong")));
      case Result.Wait(var time) -> again(429, page(user, messages, wait(messages, time)));
      case Result.Unfit(var why) ->
          again(422, page(user, messages, messages.text("status.password." + why.word())));
      case Result.Configured(var key) ->
          again(409, page(user, messages, configured(messages, key)));
    };
  }

  private static String wait(Messages messages, Duration time) {
    return messages.text("status.password.wait", Map.of("wait", new Ages(messages).of(time)));
  }

  private static String configured(Messages messages, String key) {
    return messages.text("status.password.configured", Map.of("key", key));
  }

  private static HttpResponse<?> again(int status, PasswordPage page) {
    return HttpResponse.status(status, "")
        .body(new ModelAndView<>("password", Map.of("page", page)));
  }

  private PasswordPage page(Authentication user, Messages messages, String trouble) {
    boolean isFirst = user.getRoles().contains(Account.MUST_CHANGE);
    return new PasswordPage(messages, name.current(), user.getName(), isFirst, trouble);
  }
}
