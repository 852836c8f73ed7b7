package dev.controllerstatus.hotspot;

import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import dev.controllerstatus.hotspot.UplinkAttempt.Stage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes the box's way to the network: tried beside the old one, kept only when it works. */
@Singleton
public final class UplinkChange {
  private static final Logger LOG = LoggerFactory.getLogger(UplinkChange.class);

  private final UplinkRecord record;
  private final Radio.Proof proof;
  private final InstantSource clock;
  private @Nullable UplinkSettings wanted;
  private @Nullable Consumer<UplinkSettings> begin;
  private volatile Consumer<UplinkAttempt> told = _ -> {};

  @Inject
  UplinkChange(UplinkRecord record, ServiceWatch proof, InstantSource clock) {
    this(record, (Radio.Proof) proof, clock);
  }

  UplinkChange(UplinkRecord record, Radio.Proof proof, InstantSource clock) {
    this.record = record;
    this.proof = proof;
    this.clock = clock;
  }

  /**
   * Begins to try these settings and returns at once. A page that answers to whoever asked is sent
   * before the radio goes: the attempt begins a moment later.
   *
   * @return false where another change is being tried
   */
  public synchronized boolean attempt(UplinkSettings settings) {
    if (isTrying()) {
      return false;
    }
    Consumer<UplinkSettings> started = begin;
    note(settings.title(), Stage.TRYING, null, UUID.randomUUID().toString());
    if (started == null) {
      end(settings.title(), Failure.UNAVAILABLE, "");
    } else {
      wanted = settings;
      started.accept(settings);
    }
    return true;
  }

  /** The latest change, also one of before a restart; empty before the first. */
  public Optional<UplinkAttempt> latest() {
    return record.latest();
  }

  /** From now on this is told of each change that has ended. */
  public void onEnd(Consumer<UplinkAttempt> tell) {
    told = tell;
  }

  private void end(String title, @Nullable Failure failure, String id) {
    note(title, failure == null ? Stage.KEPT : Stage.TAKEN_BACK, failure, id);
    latest().ifPresent(told);
  }

  /** Whether one is being tried now. */
  public boolean isTrying() {
    return latest().filter(one -> one.stage() == Stage.TRYING).isPresent();
  }

  private void note(String title, Stage stage, @Nullable Failure failure, String id) {
    LOG.info("uplink {}: {}{}", title, stage.word(), failure == null ? "" : ", " + failure.word());
    record.write(new UplinkAttempt(title, stage, failure, clock.instant()), id);
  }

  /** From now on changes can be tried. */
  synchronized void open(Consumer<UplinkSettings> tell) {
    begin = tell;
  }

  private synchronized Optional<UplinkSettings> take() {
    Optional<UplinkSettings> taken = Optional.ofNullable(wanted);
    wanted = null;
    return taken;
  }

  /** Tries what is wanted; whether there is a new uplink now. */
  boolean carryOut(Radio radio) {
    Optional<UplinkSettings> settings = take();
    if (settings.isEmpty()) {
      return false;
    }
    String title = settings.get().title();
    Optional<Failure> failure = change(radio, settings.get());
    end(title, failure.orElse(null), record.id());
    return failure.isEmpty();
  }

  /** A defect of ours must not leave it as being tried for ever. */
  private Optional<Failure> change(Radio radio, UplinkSettings settings) {
    try {
      return radio.change(settings, record.id(), proof);
    } catch (RuntimeException e) {
      LOG.error("the change of the uplink broke, please report it", e);
      return Optional.of(Failure.REFUSED);
    }
  }

  /** A change in whose middle we were stopped ends now. */
  void recover(Radio radio) {
    Optional<UplinkAttempt> stopped =
        latest().filter(one -> one.stage() == Stage.TRYING && take().isEmpty());
    stopped.ifPresent(
        one -> {
          boolean isKept = radio.recover(record.id());
          end(one.title(), isKept ? null : Failure.INTERRUPTED, record.id());
        });
  }
}
