package dev.controllerstatus.api;

import dev.controllerstatus.access.AuditLog;
import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.access.Role;
import dev.controllerstatus.config.BoxName;
import dev.controllerstatus.guard.Problems;
import dev.controllerstatus.guard.flood.Visitors;
import dev.controllerstatus.history.KeptReader;
import dev.controllerstatus.history.export.BadWindowException;
import dev.controllerstatus.history.export.Export;
import dev.controllerstatus.history.export.Format;
import dev.controllerstatus.history.export.Window;
import dev.controllerstatus.target.TargetId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Exports of the history over the network, read as fast as the client takes them. */
@Singleton
final class Exports {
  private final KeptReader reader;
  private final BoxName box;
  private final AuditLog audit;
  private final Visitors visitors;
  private final RequestLogin logins;
  // The store is a file, and Netty's event loops must not wait for one.
  private final Scheduler scheduler;

  /** What somebody asks for; the ends of the window as they were typed, if they were. */
  record Wish(Format format, @Nullable String from, @Nullable String to) {}

  Exports(
      KeptReader reader,
      BoxName box,
      AuditLog audit,
      Visitors visitors,
      RequestLogin logins,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.reader = reader;
    this.box = box;
    this.audit = audit;
    this.visitors = visitors;
    this.logins = logins;
    this.scheduler = Schedulers.fromExecutorService(blocking);
  }

  /** The export as a file, and a line in the audit log; or what is wrong with the wish. */
  HttpResponse<?> answer(
      Wish wish, Optional<TargetId> target, HttpRequest<?> request, Authentication user) {
    try {
      Window window = Window.parse(wish.from(), wish.to());
      Export export = new Export(reader, wish.format(), window, target);
      String name = export.fileName(box.current());
      Role.of(user.getName())
          .ifPresent(
              role ->
                  audit.note(role, RequestLogin.caller(request), AuditLog.What.SAMPLES_EXPORTED));
      return HttpResponse.ok(body(export, request.getRemoteAddress(), user))
          .contentType(wish.format().mediaType())
          .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    } catch (BadWindowException e) {
      return Problems.response(400, "bad-window", String.valueOf(e.getMessage()));
    }
  }

  /** Begins to read when somebody listens, and reads on when what was read is on its way. */
  private Flux<byte[]> body(Export export, InetSocketAddress from, Authentication user) {
    return Flux.using(
        () -> stay(from),
        _ -> pages(export).doOnNext(_ -> stillIn(user)).subscribeOn(scheduler),
        visitors::end);
  }

  private static Flux<byte[]> pages(Export export) {
    return Flux.generate(sink -> export.next().ifPresentOrElse(sink::next, sink::complete));
  }

  private InetSocketAddress stay(InetSocketAddress from) {
    if (!visitors.stay(from)) {
      throw new HttpStatusException(
          HttpStatus.TOO_MANY_REQUESTS, "Too many exports are under way to this address.");
    }
    return from;
  }

  /** What is cut off must not look whole: an error ends the connection, an end would not. */
  private void stillIn(Authentication user) {
    if (!logins.isStillIn(user)) {
      throw new HttpStatusException(HttpStatus.UNAUTHORIZED, "The login has ended.");
    }
  }
}
