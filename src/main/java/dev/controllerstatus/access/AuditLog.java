package dev.controllerstatus.access;

import dev.controllerstatus.config.Settings;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who came in, who was kept out, and what was changed; kept in {@code audit.jsonl}, bounded. */
@Singleton
public final class AuditLog {
  private static final int REFUSALS_AT_ONCE = 20;
  private static final Duration FOR_ONE_REFUSAL = Duration.ofSeconds(10);

  /** What happened. */
  public enum What {
    LOGIN,
    /** A script with a password of its own; once in a while, not for each request. */
    BASIC,
    LOGOUT,
    WRONG,
    TOO_MANY,
    PASSWORD_CHANGED,
    /** Of a situation. */
    NOTE_CHANGED,
    /** A situation. */
    ACKNOWLEDGED,
    EXPORTED,
    SAMPLES_EXPORTED,
    /** A key of the configuration, in the app. */
    SETTING_CHANGED,
    /** The code of the setup was right. */
    SETUP_CODE,
    /** It was not. */
    WRONG_CODE,
    /** Another way to the network is being tried. */
    UPLINK_CHANGED,
    /** Somebody wants the box's own Wi-Fi up or down. */
    HOTSPOT_ASKED;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final AuditFile file;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Bucket refusals;
  private int leftOut;

  @Inject
  AuditLog(Settings settings, ObjectMapper mapper, InstantSource clock) {
    this(new AuditFile(settings.data(), mapper), clock, System::nanoTime);
  }

  AuditLog(AuditFile file, InstantSource clock, LongSupplier nanoTime) {
    this.file = file;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.refusals = new Bucket(REFUSALS_AT_ONCE, FOR_ONE_REFUSAL, nanoTime.getAsLong());
  }

  /** Notes what a user did. */
  public void note(Role role, Caller caller, What what) {
    note(role.user(), caller, what);
  }

  /** Notes that somebody came in who is no user. */
  void note(String who, Caller caller, What what) {
    add(who, caller.address(), what, null, null, null);
  }

  /** Notes that somebody has changed something; the values are shown as they are. */
  public void changed(
      String who, @Nullable InetAddress from, What what, String before, String after) {
    add(who, from, what, before, after, null);
  }

  /**
   * Notes a login that failed, under the name of a user or of nobody: people type passwords where
   * names belong. A flood of them is counted rather than written down, for the sake of the disk.
   */
  synchronized void refused(Optional<Role> role, Caller caller, What what) {
    if (refusals.take(nanoTime.getAsLong()).isZero()) {
      String who = role.map(Role::user).orElse("unknown");
      add(who, caller.address(), what, null, null, leftOut == 0 ? null : leftOut);
      leftOut = 0;
    } else {
      leftOut++;
    }
  }

  private void add(
      String who,
      @Nullable InetAddress from,
      What what,
      @Nullable String before,
      @Nullable String after,
      @Nullable Integer others) {
    String address = from == null ? null : from.getHostAddress();
    file.add(
        new AuditEntry(
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            who,
            address,
            what.word(),
            before,
            after,
            others));
  }

  /**
   * All that is kept, newest first.
   *
   * @throws IOException when the data folder cannot be read
   */
  public List<AuditEntry> entries() throws IOException {
    return file.read().reversed();
  }
}
