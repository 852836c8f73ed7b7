package dev.controllerstatus.certs;

import dev.controllerstatus.certs.x509.Bundle;
import dev.controllerstatus.certs.x509.Chain;
import dev.controllerstatus.certs.x509.Constraints;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.IdentityFile;
import dev.controllerstatus.certs.x509.Issuer;
import dev.controllerstatus.certs.x509.KeyPairs;
import dev.controllerstatus.certs.x509.Request;
import dev.controllerstatus.certs.x509.UnfitException;
import dev.controllerstatus.config.Parsers;
import dev.controllerstatus.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One authority for all boxes of an operator, kept offline in a folder. It gives each box an
 * authority of its own below it, bound to that box. People trust {@code root.pem} once for all.
 */
public final class FleetAuthority {
  // What every box answers to, wherever it stands.
  private static final List<String> EVERY_BOX =
      List.of("localhost", "127.0.0.0/8", "::1/128", Settings.Hotspot.ADDRESS);
  private final Path key;
  private final Path root;
  private final Instant now;

  /**
   * In this folder.
   *
   * @throws UnfitException when the clock is wrong: nothing is signed then
   */
  public FleetAuthority(Path folder, Instant now) throws UnfitException {
    key = folder.resolve("root.key");
    root = folder.resolve("root.pem");
    this.now = now;
    if (!ClockBounds.ofBuild().contain(now)) {
      throw new UnfitException(
          "the clock of this machine is wrong (it shows %s); set it first".formatted(now));
    }
  }

  /** The certificate that people trust. */
  public Path shown() {
    return root;
  }

  /**
   * Makes the root.
   *
   * @param permitted names, with all below them, addresses and ranges that boxes may have; private
   *     ranges where there is no range among them
   * @throws UnfitException when there is one already, or a name or range is none
   */
  public void init(String name, Collection<String> permitted, Duration life)
      throws IOException, GeneralSecurityException, UnfitException {
    for (Path file : List.of(key, root)) {
      refuseToOverwrite(file);
    }
    Set<String> all = new LinkedHashSet<>(EVERY_BOX);
    all.addAll(verified(permitted));
    if (permitted.stream().allMatch(Constraints::isName)) {
      all.addAll(Constraints.PRIVATE);
    }
    Identity made = Issuer.fleetRoot(name, all, life, now);
    IdentityFile.write(key, made.key());
    IdentityFile.write(root, List.of(made.certificate()));
  }

  private static void refuseToOverwrite(Path file) throws UnfitException {
    if (Files.exists(file)) {
      throw new UnfitException(file + " exists already and is not overwritten");
    }
  }

  private static Collection<String> verified(Collection<String> subtrees) throws UnfitException {
    for (String one : subtrees) {
      if (!isHost(one.replaceFirst("/\\d{1,3}$", "")) || !Constraints.isSubtree(one)) {
        throw new UnfitException(
            "\"%s\" is neither a name, nor an address, nor a range such as 10.0.0.0/8"
                .formatted(one));
      }
    }
    return subtrees;
  }

  private static boolean isHost(String text) {
    try {
      Parsers.host(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * What one box gets.
   *
   * @param hosts its names, addresses and ranges of addresses it may get
   * @param request of a box that made its key itself; else the key is made here
   * @param out the file to put into the box's folder of certificates as {@code ca.key}
   */
  public record Order(Collection<String> hosts, Optional<Path> request, Path out, Duration life) {}

  /**
   * Makes a box's authority, which ends with the root at the latest.
   *
   * @return when it ends
   * @throws UnfitException when the root's files cannot be used, the root does not permit one of
   *     the hosts, or the output exists
   */
  public Instant issue(Order order) throws IOException, GeneralSecurityException, UnfitException {
    Identity ca = open();
    Set<String> permitted = permitted(ca.certificate(), order);
    refuseToOverwrite(order.out());
    String name = "Controller Status CA " + order.hosts().iterator().next();
    Optional<KeyPair> made =
        order.request().isPresent() ? Optional.empty() : Optional.of(KeyPairs.make());
    List<X509Certificate> chain =
        Issuer.intermediate(
            ca,
            made.isPresent() ? made.get().getPublic() : Request.read(order.request().get()),
            name,
            permitted,
            order.life(),
            now);
    if (made.isPresent()) {
      IdentityFile.write(order.out(), new Identity(made.get().getPrivate(), chain));
    } else {
      IdentityFile.write(order.out(), chain);
    }
    return chain.getFirst().getNotAfter().toInstant();
  }

  private Identity open() throws IOException, UnfitException {
    Identity ca = Chain.of(Bundle.read(key).with(Bundle.read(root)), key.toString());
    if (!ca.end().isAfter(now)) {
      throw new UnfitException("the root ended on %s".formatted(SetAside.day(ca.end())));
    }
    return ca;
  }

  private static Set<String> permitted(X509Certificate ca, Order order)
      throws IOException, UnfitException {
    Predicate<String> isWithin = Constraints.within(ca);
    List<String> foreign =
        verified(order.hosts()).stream().filter(host -> !isWithin.test(host)).toList();
    if (!foreign.isEmpty()) {
      throw new UnfitException("the root does not permit " + String.join(", ", foreign));
    }
    return new LinkedHashSet<>(
        Stream.of(order.hosts(), EVERY_BOX).flatMap(Collection::stream).toList());
  }
}
