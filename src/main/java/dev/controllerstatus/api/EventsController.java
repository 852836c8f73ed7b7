package dev.controllerstatus.api;

import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.guard.flood.Visitors;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.sse.Event;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The event stream, as browsers' EventSource reads it. */
@Controller("/api/events")
@Secured({"viewer", "admin"})
final class EventsController {
  private final Feed feed;
  private final RequestLogin logins;
  private final Visitors visitors;

  EventsController(Feed feed, RequestLogin logins, Visitors visitors) {
    this.feed = feed;
    this.logins = logins;
    this.visitors = visitors;
  }

  /**
   * The state first, then every event as it happens: {@code status} with the whole state, {@code
   * sample} with one service, {@code situation} with one situation whenever it changes, {@code
   * check} with the progress of a check. Resumes after {@code Last-Event-ID}. Ends when whoever
   * opened it logs out or gets another password.
   */
  @Get
  @Produces(MediaType.TEXT_EVENT_STREAM)
  @ApiResponse(
      responseCode = "200",
      description = "Server-sent events without end.",
      content =
          @Content(
              mediaType = "text/event-stream",
              schema = @Schema(implementation = String.class)))
  Publisher<Event<?>> events(
      HttpRequest<?> request,
      @Nullable @Header("Last-Event-ID") String lastEventId,
      Authentication user) {
    InetSocketAddress from = request.getRemoteAddress();
    if (!visitors.stay(from)) {
      throw new HttpStatusException(
          HttpStatus.TOO_MANY_REQUESTS, "Too many event streams are open from this address.");
    }
    return feed.after(lastEventId)
        .takeWhile(_ -> logins.isStillIn(user))
        .doFinally(_ -> visitors.end(from));
  }
}
