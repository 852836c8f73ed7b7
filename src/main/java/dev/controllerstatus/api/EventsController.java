package dev.controllerstatus.api;

import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.access.Sessions;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The event stream, as browsers' EventSource reads it. */
@Controller("/api/events")
@Secured({"viewer", "admin"})
final class EventsController {
  private final Feed feed;
  private final Sessions sessions;

  EventsController(Feed feed, Sessions sessions) {
    this.feed = feed;
    this.sessions = sessions;
  }

  /**
   * The state first, then every event as it happens: {@code status} with the whole state, {@code
   * sample} with one service, {@code check} with the progress of a check. Resumes after {@code
   * Last-Event-ID}. Ends with the session that opened it.
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
      @Nullable @Header("Last-Event-ID") String lastEventId, Authentication user) {
    Object session = user.getAttributes().get(RequestLogin.SESSION_COOKIE);
    return feed.after(lastEventId)
        .takeWhile(_ -> session == null || sessions.isOpen(session.toString()));
  }
}
