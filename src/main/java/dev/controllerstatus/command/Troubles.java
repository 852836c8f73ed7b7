package dev.controllerstatus.command;

import dev.controllerstatus.config.ConfigurationException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stops a start, told in one line each and without a stack trace. */
final class Troubles {
  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

  private Troubles() {}

  static int configuration(PrintWriter err, ConfigurationException e, int code) {
    err.printf("The configuration has %d mistake(s):%n", e.problems().size());
    e.problems().forEach(problem -> err.println("  " + problem));
    err.flush();
    return code;
  }

  static int unable(PrintWriter err, Exception e) {
    err.println(line(e));
    err.flush();
    LOG.debug("could not start", e);
    return ExitCode.UNABLE;
  }

  private static String line(Exception e) {
    Optional<String> port = find(e, BindException.class).map(Throwable::getMessage);
    if (port.isPresent()) {
      return "A port is not to be had (%s): another program uses it, or it needs more rights. Set controller-status.http.port and controller-status.https.port."
          .formatted(port.get());
    }
    return find(e, FileSystemException.class)
        .map(
            f ->
                "%s cannot be used (%s): make it writable for this user, or set controller-status.box.data and controller-status.box.certs."
                    .formatted(f.getFile(), reason(f)))
        .orElseGet(() -> "Could not start: " + root(e));
  }

  private static String reason(FileSystemException e) {
    return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
  }

  private static <T> Optional<T> find(Exception e, Class<T> type) {
    return causes(e).filter(type::isInstance).map(type::cast).findFirst();
  }

  private static Throwable root(Exception e) {
    return causes(e).reduce(e, (_, deeper) -> deeper);
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
