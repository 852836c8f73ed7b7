package dev.controllerstatus.certs;

import dev.controllerstatus.certs.x509.Bundle;
import dev.controllerstatus.certs.x509.Chain;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.UnfitException;
import dev.controllerstatus.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that comes from elsewhere as files. They are read again whenever they have changed;
 * whatever is wrong with them is told and stops nothing.
 */
final class OutsideSource {
  private final String name;
  private final Path certificate;
  private final List<Path> keys;
  private final Optional<Secret> password;
  private List<Object> stamp = List.of();
  private Optional<Identity> read = Optional.empty();
  private String whyNot = "";

  /**
   * A source with this name.
   *
   * @param keys files one of which may hold the key, if the certificate's does not
   */
  OutsideSource(String name, Path certificate, List<Path> keys, Optional<Secret> password) {
    this.name = name;
    this.certificate = certificate;
    this.keys = List.copyOf(keys);
    this.password = password;
  }

  String name() {
    return name;
  }

  boolean isThere() {
    return Files.exists(certificate);
  }

  /** The identity as it stands in the files, whether or not it can be served. */
  Optional<Identity> identity() {
    List<Object> now = stampNow();
    if (!now.equals(stamp)) {
      reread();
      stamp = now;
    }
    return read;
  }

  /** Why there is no identity; empty where there is one. */
  String whyNot() {
    return whyNot;
  }

  private List<Object> stampNow() {
    List<Object> all = new ArrayList<>();
    all.add(stamp(certificate));
    keys.forEach(key -> all.add(stamp(key)));
    return all;
  }

  /** Changes with every replacement of the file, a rename onto it included. */
  private static Object stamp(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
    } catch (IOException e) {
      return e.getClass();
    }
  }

  private void reread() {
    try {
      Bundle bundle = Bundle.read(certificate, password);
      for (Path key : keys) {
        if (bundle.keys().isEmpty() && Files.exists(key)) {
          bundle = bundle.with(Bundle.read(key, password));
        }
      }
      read = Optional.of(Chain.of(bundle, certificate.toString()));
      whyNot = "";
    } catch (UnfitException e) {
      read = Optional.empty();
      whyNot = String.valueOf(e.getMessage());
    } catch (NoSuchFileException e) {
      read = Optional.empty();
      whyNot = "there is no file " + e.getFile();
    } catch (IOException e) {
      read = Optional.empty();
      whyNot = certificate + " cannot be read: " + e.getMessage();
    }
  }
}
