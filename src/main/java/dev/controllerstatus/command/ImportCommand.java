package dev.controllerstatus.command;

import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.history.KeptWriter;
import dev.controllerstatus.history.export.DamagedLineException;
import dev.controllerstatus.history.export.Import;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads an export, so that the history of a box can be looked at elsewhere. */
@Command(
    name = "import",
    description =
        "Reads an export into a data folder that has no history yet, to look at it elsewhere than"
            + " on its box.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "Reads JSON Lines, as export writes them without --format. Where a line is damaged, nothing"
          + " is imported.",
      "",
      "Exit codes: 0 imported, 2 the configuration cannot be used, 3 not imported: the message"
          + " says why."
    })
final class ImportCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final Object[] parts;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "What export wrote.")
  private Path file = Path.of("history.jsonl");

  ImportCommand(Map<String, String> environment, Object... parts) {
    this.environment = environment;
    this.parts = parts;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try (Product product = Product.of(environment, parts)) {
      return bring(product);
    } catch (ConfigurationException e) {
      return Troubles.configuration(err, e, ExitCode.CONFIGURATION);
    } catch (DamagedLineException e) {
      return refuse("%s, %s; nothing was imported.".formatted(file, e.getMessage()));
    } catch (IOException | RuntimeException e) {
      return Troubles.undone(err, "Not imported", e);
    }
  }

  private int bring(Product product) throws IOException, DamagedLineException {
    KeptWriter store = product.get(KeptWriter.class);
    if (!store.isEmpty()) {
      return refuse(
          "There is a history in %s already: set controller-status.box.data to a new folder."
              .formatted(product.settings().data()));
    }
    long count = new Import(file).into(store);
    if (count == 0) {
      return refuse(file + " holds no samples.");
    }
    spec.commandLine()
        .getOut()
        .printf(Locale.ROOT, "Imported %,d samples into %s.%n", count, product.settings().data());
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  private int refuse(String because) {
    spec.commandLine().getErr().println(because);
    spec.commandLine().getErr().flush();
    return ExitCode.UNABLE;
  }
}
