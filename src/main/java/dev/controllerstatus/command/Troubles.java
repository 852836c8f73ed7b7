package dev.controllerstatus.command;

import dev.controllerstatus.config.ConfigurationException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
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

  /**
   * What stopped something else than a start.
   *
   * @param undone what did not come about, as the start of a sentence
   */
  static int undone(PrintWriter err, String undone, Exception e) {
    err.println(
        undone
            + ": "
            + find(e, FileSystemException.class)
                .map(f -> f.getFile() + ": " + words(f))
                .orElseGet(() -> words(root(e))));
    err.flush();
    LOG.debug("{}", undone, e);
    return ExitCode.UNABLE;
  }

  private static String words(FileSystemException e) {
    return switch (e) {
      case FileAlreadyExistsException _ -> "there is such a file already, choose another name";
      case NoSuchFileException _ -> "there is no such file or folder";
      case AccessDeniedException _ -> "this user may not do that";
      default -> reason(e);
    };
  }

  private static String words(Throwable e) {
    return Objects.requireNonNullElse(e.getMessage(), e.toString());
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
