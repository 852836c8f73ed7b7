package dev.controllerstatus.setup;

import dev.controllerstatus.config.BoxName;
import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.util.Map;

/** Pages for whoever has sent a request. */
@Singleton
record Frames(BoxName name) {
  Frame of(HttpRequest<?> request) {
    Messages messages = Messages.in(request.getLocale().orElse(Messages.USUAL));
    return new Frame(messages, name.current(), !request.isSecure());
  }

  static HttpResponse<?> page(int status, String template, Object page) {
    return HttpResponse.status(status, "")
        .body(new ModelAndView<>("setup/" + template, Map.of("page", page)));
  }
}
