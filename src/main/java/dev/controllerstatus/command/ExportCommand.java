package dev.controllerstatus.command;

import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.history.KeptReader;
import dev.controllerstatus.history.export.BadWindowException;
import dev.controllerstatus.history.export.Export;
import dev.controllerstatus.history.export.Format;
import dev.controllerstatus.history.export.Window;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the samples that are kept to a file, also while the service runs. */
@Command(
    name = "export",
    description =
        "Writes the samples that are kept to a file, oldest first; also while the service runs.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "Examples:",
      "  controller-status export --from 2026-11-20 --to 2026-11-21 friday.csv",
      "  controller-status export - | gzip > history.jsonl.gz",
      "",
      "Exit codes: 0 written, 2 the configuration cannot be used, 3 not written: the message says"
          + " why."
    })
final class ExportCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final OutputStream standardOut;
  private final Object[] parts;
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "The first moment: a day in UTC such as 2026-11-21, or a time such as"
              + " 2026-11-21T12:00:00Z.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The first moment that no longer belongs to it.")
  private @Nullable String to;

  @Option(
      names = "--service",
      paramLabel = "KIND/NAME",
      description = "One service, such as https/backend; all without this.")
  private @Nullable String service;

  @Option(
      names = "--format",
      paramLabel = "csv|jsonl",
      description =
          "CSV for spreadsheets, or JSON Lines, which can be imported; as FILE ends, else jsonl.")
  private @Nullable Format format;

  @Parameters(paramLabel = "FILE", description = "File to write; never overwritten. - to print.")
  private String file = "-";

  ExportCommand(Map<String, String> environment, OutputStream standardOut, Object... parts) {
    this.environment = environment;
    this.standardOut = standardOut;
    this.parts = parts;
  }

  @Override
  public Integer call() {
    Window window = window();
    Optional<TargetId> target = target();
    try (Product product = Product.of(environment, parts)) {
      Export export = new Export(product.get(KeptReader.class), format(), window, target);
      if (file.equals("-")) {
        write(export, standardOut);
      } else {
        write(export, Path.of(file));
      }
      return ExitCode.OK;
    } catch (ConfigurationException e) {
      return Troubles.configuration(spec.commandLine().getErr(), e, ExitCode.CONFIGURATION);
    } catch (IOException | RuntimeException e) {
      return Troubles.undone(spec.commandLine().getErr(), "Not exported", e);
    }
  }

  private Window window() {
    try {
      return Window.parse(from, to);
    } catch (BadWindowException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  private Optional<TargetId> target() {
    Optional<TargetId> target = Optional.ofNullable(service).flatMap(TargetId::parse);
    if (service != null && target.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--service must look like https/backend, not " + service);
    }
    return target;
  }

  private Format format() {
    if (format != null) {
      return format;
    }
    return file.toLowerCase(Locale.ROOT).endsWith(".csv") ? Format.CSV : Format.JSONL;
  }

  /** Half a file is worse than none. */
  private void write(Export export, Path path) throws IOException {
    try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
      writeOrDelete(export, out, path);
    }
    spec.commandLine()
        .getOut()
        .printf(Locale.ROOT, "Wrote %,d samples to %s.%n", export.count(), path);
    spec.commandLine().getOut().flush();
  }

  private static void writeOrDelete(Export export, OutputStream out, Path path) throws IOException {
    try {
      write(export, out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  private static void write(Export export, OutputStream out) throws IOException {
    for (Optional<byte[]> part = export.next(); part.isPresent(); part = export.next()) {
      out.write(part.get());
    }
    out.flush();
  }
}
