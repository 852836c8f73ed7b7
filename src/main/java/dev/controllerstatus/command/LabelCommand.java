package dev.controllerstatus.command;

import dev.controllerstatus.access.FirstPasswords;
import dev.controllerstatus.access.SetupCode;
import dev.controllerstatus.access.Users;
import dev.controllerstatus.certs.ServerCertificate;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.WholeFile;
import dev.controllerstatus.hotspot.AccessPoint;
import dev.controllerstatus.label.Label;
import dev.controllerstatus.trust.Root;
import dev.controllerstatus.words.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells what stands on the label of the box; makes what is missing, so it may come first. */
@Command(
    name = "label",
    description = "Prints what somebody on site needs to come in: Wi-Fi, addresses, passwords.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "Exit codes: 0 done, 2 the configuration cannot be used, 3 a file cannot be read or written."
    })
final class LabelCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  @Spec private CommandSpec spec;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page to print instead, with QR codes; only its owner may read it.")
  private @Nullable Path html;

  LabelCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "The language of the label, de or en; without it that of the system.")
  private @Nullable String language;

  @Override
  public Integer call() {
    Messages messages = messages();
    try (Product product = Product.of(environment)) {
      tell(label(product, messages));
      return ExitCode.OK;
    } catch (ConfigurationException e) {
      return Troubles.configuration(spec.commandLine().getErr(), e, ExitCode.CONFIGURATION);
    } catch (IOException | RuntimeException e) {
      return Troubles.unable(spec.commandLine().getErr(), e);
    }
  }

  private static Label label(Product product, Messages messages) throws IOException {
    product.get(Users.class).open();
    product.get(SetupCode.class).open();
    FirstPasswords first = product.get(FirstPasswords.class);
    return new Label(
        messages,
        product.settings(),
        product.get(AccessPoint.class),
        first.known(),
        first.setupCode(),
        root(product).fingerprint());
  }

  private Messages messages() {
    String code = language;
    if (code == null) {
      return Messages.in(Locale.getDefault());
    }
    if (!Messages.languages().contains(code)) {
      throw new ParameterException(
          spec.commandLine(), "there is no label in \"%s\", only in de and en".formatted(code));
    }
    return Messages.in(Locale.of(code));
  }

  private static Root root(Product product) throws IOException {
    return product
        .get(ServerCertificate.class)
        .authority()
        .map(Root::new)
        .orElseThrow(
            () ->
                new IOException(
                    "the clock of this box is wrong, so it has no certificate for the label yet;"
                        + " set the clock first"));
  }

  private void tell(Label label) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (html == null) {
      out.print(label.text());
    } else {
      WholeFile.replace(html, label.html(), WholeFile.OWNER_ONLY);
      out.printf("The label is in %s: open it in a browser and print it.%n", html);
    }
    out.flush();
  }
}
