package dev.controllerstatus.certs.acme;

import dev.controllerstatus.config.Parsers;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Section;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code https.acme} and tells what does not fit together. */
final class AcmeSection {
  private static final int HIGHEST_PORT = 65535;
  private static final int SHORTEST_BINDING = 32;
  private static final Pattern DOMAIN = Pattern.compile("([a-z0-9_]([a-z0-9_-]{0,62})\\.?)+");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final Set<String> ALGORITHMS = Set.of("hmac-sha256", "hmac-sha384", "hmac-sha512");
  private final Section acme;
  private final Section dns;
  private final List<String> namesOfTheBox;

  AcmeSection(Section acme, List<String> namesOfTheBox) {
    this.acme = acme;
    this.dns = acme.section("dns");
    this.namesOfTheBox = namesOfTheBox.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
  }

  /** Nothing where no directory is set: then there is no public certificate. */
  Optional<AcmeSettings> read() {
    Optional<URI> directory = acme.url("directory", Set.of("https"));
    List<String> names =
        acme.list(
            "names", "a domain name that is in controller-status.https.names too", this::ownName);
    Optional<String> email = acme.value("email", "an e-mail address", AcmeSection::email);
    AcmeSettings.@Nullable Dns server = readDns();
    Optional<Path> hook = acme.value("hook", "a file that can be executed", AcmeSection::program);
    List<X509Certificate> trust =
        acme.list("trust", "a PEM file with CA certificates", AcmeSection::certificates).stream()
            .flatMap(List::stream)
            .toList();
    AcmeSettings.@Nullable Binding binding = readBinding();
    if (directory.isEmpty()) {
      requireNothing(!names.isEmpty() || server != null || hook.isPresent());
      return Optional.empty();
    }
    if (!hasWay(names, server, hook.isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        new AcmeSettings(
            directory.get(), names, email.orElse(null), server, hook.orElse(null), trust, binding));
  }

  private AcmeSettings.@Nullable Dns readDns() {
    Optional<String> host = dns.host("server");
    int port = dns.integer("port", 1, HIGHEST_PORT, 53);
    Optional<String> zone = dns.value("zone", "a domain name", AcmeSection::domain);
    AcmeSettings.@Nullable Key key = readKey();
    if (host.isEmpty() && key != null) {
      dns.problem("server", "none", "the DNS server that knows the key");
    }
    return host.map(h -> new AcmeSettings.Dns(h, port, zone.orElse(null), key)).orElse(null);
  }

  private AcmeSettings.@Nullable Key readKey() {
    Optional<String> name = dns.value("key-name", "a domain name", AcmeSection::domain);
    String algorithm =
        dns.value(
            "algorithm",
            "hmac-sha256, hmac-sha384 or hmac-sha512",
            AcmeSection::algorithm,
            "hmac-sha256");
    Optional<Secret> secret = dns.secret("key");
    if (name.isPresent() != secret.isPresent()) {
      dns.problem(name.isPresent() ? "key" : "key-name", "none", "key-name and key together");
      return null;
    }
    if (secret.isPresent() && bytes(Base64.getDecoder(), secret.get()) == 0) {
      dns.problem("key", "another text", "base64, as in the key of the DNS server");
    }
    return name.isEmpty() || secret.isEmpty()
        ? null
        : new AcmeSettings.Key(name.get(), algorithm, secret.get());
  }

  private AcmeSettings.@Nullable Binding readBinding() {
    Section eab = acme.section("eab");
    Optional<String> id = eab.text("key-id");
    Optional<Secret> key = eab.secret("key");
    if (id.isPresent() != key.isPresent()) {
      eab.problem(id.isPresent() ? "key" : "key-id", "none", "key-id and key together");
    }
    // Shorter ones are no keys for the weakest algorithm, RFC 7518 section 3.2.
    if (key.isPresent() && bytes(Base64.getUrlDecoder(), key.get()) < SHORTEST_BINDING) {
      eab.problem("key", "another text", "base64url of 32 bytes or more");
    }
    return id.isEmpty() || key.isEmpty() ? null : new AcmeSettings.Binding(id.get(), key.get());
  }

  private void requireNothing(boolean isSet) {
    if (isSet) {
      acme.problem("directory", "none", "the address of an ACME server, https://");
    }
  }

  private boolean hasWay(List<String> names, AcmeSettings.@Nullable Dns server, boolean hasHook) {
    boolean hasKey = server != null && server.key() != null;
    if (names.isEmpty()) {
      acme.problem("names", "none", "at least one of controller-status.https.names");
    }
    if (!hasKey && !hasHook) {
      acme.problem("dns", "no key", "server, key-name and key, or a hook beside this section");
    }
    if (hasKey && hasHook) {
      acme.problem("hook", "it together with dns.key", "one of the two");
    }
    return hasKey != hasHook;
  }

  private String ownName(String text) {
    String name = domain(text);
    // The last label of a host name is not a number, RFC 3696 section 2: that is an address.
    boolean isHost = name.contains(".") && !name.matches(".*\\.[0-9]+");
    return require(isHost && namesOfTheBox.contains(name), name);
  }

  private static String domain(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    return require(name.length() <= 253 && DOMAIN.matcher(name).matches(), name);
  }

  private static String email(String text) {
    return require(EMAIL.matcher(text).matches(), text);
  }

  private static String algorithm(String text) {
    return require(ALGORITHMS.contains(text), text);
  }

  private static Path program(String text) {
    Path file = Path.of(Parsers.text(text)).toAbsolutePath();
    return require(Files.isRegularFile(file) && Files.isExecutable(file), file);
  }

  private static List<X509Certificate> certificates(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      return require(!found.isEmpty(), found);
    } catch (IOException | CertificateException e) {
      throw new IllegalArgumentException(file, e);
    }
  }

  private static int bytes(Base64.Decoder decoder, Secret secret) {
    try {
      return decoder.decode(secret.reveal()).length;
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  private static <T> T require(boolean holds, T value) {
    if (!holds) {
      throw new IllegalArgumentException(String.valueOf(value));
    }
    return value;
  }
}
