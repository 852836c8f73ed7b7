package dev.controllerstatus.certs.acme;

import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.IdentityFile;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.lab.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A box in a folder, configured for the ACME and DNS servers of the lab, with a clock to turn. */
final class AcmeBox {
  static final String NAME = "box.acme.test";
  private static final List<String> NAMES =
      List.of(
          NAME,
          "depot.acme.test",
          "rejected.acme.test",
          "box.locked.test",
          "box.lagging.test",
          "depot.customer.test");
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final Path folder;
  private final Lab.Servers lab;
  private final Map<String, String> environment = new HashMap<>();

  AcmeBox(Path folder, Lab.Servers lab) {
    this.folder = folder;
    this.lab = lab;
    set("directory", "https://localhost:%d/dir".formatted(lab.port("pebble.acme")));
    set("trust", lab.get("ca"));
    set("names", NAME);
    set("dns.server", "127.0.0.1");
    set("dns.port", lab.get("bind.dns.port"));
    set("dns.key-name", lab.get("bind.key-name"));
    set("dns.key", lab.get("bind.key"));
  }

  /** A key below {@code https.acme}, as an environment variable. */
  AcmeBox set(String key, String value) {
    environment.put(variable(key), value);
    return this;
  }

  AcmeBox unset(String key) {
    environment.remove(variable(key));
    return this;
  }

  private static String variable(String key) {
    return "CONTROLLER_STATUS_HTTPS_ACME_" + key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  AcmeSettings settings() throws Exception {
    var configuration =
        Configured.of(
            "controller-status: { https: { names: [%s] } }".formatted(String.join(",", NAMES)),
            environment);
    var acme = configuration.root().section("https").section("acme");
    return new AcmeSection(acme, NAMES).read().orElseThrow();
  }

  /** As after a start of the product: nothing is remembered but by the files. */
  Renewal renewal() throws Exception {
    AcmeSettings settings = settings();
    return renewal(settings, DnsTools.of(settings));
  }

  Renewal renewal(AcmeSettings settings, DnsTools dns) {
    AccountKey account = new AccountKey(folder.resolve("acme.key"));
    return new Renewal(
        file(),
        settings.names(),
        new Ordering(settings, account, dns, now::get),
        now::get,
        _ -> true,
        () -> 0.5);
  }

  /** What one look of a fresh start comes to. */
  AcmeState look() throws Exception {
    Renewal renewal = renewal();
    renewal.look();
    return renewal.state();
  }

  Path file() {
    return folder.resolve("acme.pem");
  }

  Identity identity() throws Exception {
    return IdentityFile.read(file());
  }

  List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The values of a TXT record at the DNS server of the lab. */
  List<String> txt(String name) throws Exception {
    SimpleResolver resolver = new SimpleResolver("127.0.0.1");
    resolver.setPort(lab.port("bind.dns"));
    var question =
        org.xbill.DNS.Message.newQuery(
            org.xbill.DNS.Record.newRecord(DnsNames.of(name), Type.TXT, 1));
    return resolver.send(question).getSection(Section.ANSWER).stream()
        .filter(record -> record.getType() == Type.TXT)
        .map(org.xbill.DNS.Record::rdataToString)
        .toList();
  }
}
