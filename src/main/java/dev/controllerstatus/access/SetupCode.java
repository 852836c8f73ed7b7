package dev.controllerstatus.access;

import dev.controllerstatus.config.Legible;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongSupplier;

/**
 * The code on the label that lets somebody in the box's own Wi-Fi give the box another way to the
 * network, without a password and for nothing else. It goes until a change made with it was kept;
 * then there is another one, for the next label. Its hash is in {@code setup-code.properties} of
 * the data folder.
 */
@Singleton
public final class SetupCode {
  /** Who came in with it, where people and programs read names of users. */
  public static final String USER = "setup";

  private static final String HASH = "hash";
  private static final String IN_USE = "in-use";
  private final PropertiesFile file;
  private final FirstPasswords first;
  private final AuditLog audit;
  private final Gate gate;

  /** What a code came to. */
  public sealed interface Answer {
    /** It is the one. */
    record Right() implements Answer {}

    /** It is not. */
    record Wrong() implements Answer {}

    /** Not looked at: too many wrong ones came before. */
    record Wait(Duration time) implements Answer {}
  }

  @Inject
  SetupCode(Settings settings, FirstPasswords first, AuditLog audit) {
    this(settings, first, audit, System::nanoTime);
  }

  SetupCode(Settings settings, FirstPasswords first, AuditLog audit, LongSupplier nanoTime) {
    file =
        new PropertiesFile(
            settings.data().resolve("setup-code.properties"),
            "Hash of the code on the label that opens the setup once.");
    this.first = first;
    this.audit = audit;
    this.gate = new Gate(nanoTime);
  }

  /**
   * Makes the code where there is none.
   *
   * @throws IOException when the data folder cannot be read or written
   */
  public synchronized void open() throws IOException {
    if (file.read().getProperty(HASH) == null) {
      make();
    }
  }

  /** The readable copy first: after a power cut in between the old code goes on, still in use. */
  private void make() throws IOException {
    Secret code = Legible.code();
    first.keepSetupCode(code);
    Properties fresh = new Properties();
    fresh.setProperty(HASH, PasswordHash.of(canonical(code.reveal())).toString());
    file.write(fresh);
  }

  /** People type capitals, and blanks for dashes. */
  private static String canonical(String code) {
    return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /**
   * Looks at a code that somebody has typed.
   *
   * @param station who waits after a wrong one: the hardware address
   * @throws IOException when the data folder cannot be read
   */
  public synchronized Answer enter(Secret typed, String station, Caller caller) throws IOException {
    Optional<Source> network = Optional.of(caller.source().network());
    PasswordHash.Queue queue = gate.queue(network);
    Duration wait = gate.enter(station, network);
    if (!wait.isZero()) {
      audit.refused(Optional.empty(), caller, AuditLog.What.TOO_MANY);
      return new Answer.Wait(wait);
    }
    String hash = Optional.ofNullable(file.read().getProperty(HASH)).orElse("");
    if (hash.isEmpty() || !PasswordHash.parse(hash).matches(canonical(typed.reveal()), queue)) {
      audit.refused(Optional.empty(), caller, AuditLog.What.WRONG_CODE);
      return new Answer.Wrong();
    }
    gate.succeeded(station, network);
    audit.note(USER, caller, AuditLog.What.SETUP_CODE);
    return new Answer.Right();
  }

  /**
   * A change of the uplink is being tried. Written down, for it may be kept after a restart.
   *
   * @param isByCode whether whoever asked for it came in with the code
   */
  public synchronized void tried(boolean isByCode) throws IOException {
    Properties kept = file.read();
    if (isByCode != kept.containsKey(IN_USE)) {
      if (isByCode) {
        kept.setProperty(IN_USE, "true");
      } else {
        kept.remove(IN_USE);
      }
      file.write(kept);
    }
  }

  /**
   * The change was kept: the code that it was made with is spent.
   *
   * @return whether it was made with the code
   */
  public synchronized boolean spend() throws IOException {
    boolean isInUse = file.read().containsKey(IN_USE);
    if (isInUse) {
      make();
    }
    return isInUse;
  }
}
