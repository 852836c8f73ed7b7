package dev.controllerstatus.hotspot;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The box's own Wi-Fi. Every method may be called from any thread and returns at once. */
@Singleton
public final class Hotspot {
  /** So that the answer to whoever asked leaves before the radio does. */
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS);

  private static final Duration END_WITHIN = Duration.ofSeconds(15);

  private final Keeper keeper;
  private final RadioOwner owner;
  private final UplinkChange changes;
  private @Nullable Thread keeping;
  private @Nullable Thread owning;

  @Inject
  Hotspot(Keeper keeper, RadioOwner owner, UplinkChange changes) {
    this.keeper = keeper;
    this.owner = owner;
    this.changes = changes;
  }

  /** Begins to look after it; before that there is none. */
  public synchronized void start() {
    if (owning == null) {
      // Of the operating system and for the whole life: what the radio's thread starts ends with
      // it.
      owning = Thread.ofPlatform().name("radio").daemon().start(() -> owner.run(keeper::happen));
      keeping =
          Thread.ofVirtual()
              .name("hotspot")
              .start(() -> keeper.run(command -> owner.give(command, keeper::happen)));
      changes.open(this::change);
    }
  }

  /** A wired uplink is tried without a word to those in the hotspot. */
  private void change(UplinkSettings settings) {
    boolean isAside =
        settings instanceof UplinkSettings.Wired wired
            && !wired.network().equals(state().network());
    SOON.execute(
        () -> {
          if (isAside) {
            owner.change();
          } else {
            keeper.happen(new Event.Needed(Errand.CHANGE));
          }
        });
  }

  /** How it is now. */
  public HotspotState state() {
    return keeper.state();
  }

  /** Wants it up, until nobody has been in it for a while. */
  public void requestUp() {
    keeper.happen(new Event.Asked());
  }

  /** Wants it down, also while the uplink is gone. */
  public void requestDown() {
    SOON.execute(() -> keeper.happen(new Event.Declined()));
  }

  /** Who has an address of the hotspot's; empty while it is not up. */
  public List<Station> stations() {
    return state().isUp() ? owner.stations() : List.of();
  }

  /** Who has this address, such as {@code 10.42.0.57}; empty while the hotspot is not up. */
  public Optional<Station> station(String address) {
    return stations().stream().filter(station -> station.address().equals(address)).findFirst();
  }

  /** What the box sees around it. */
  public Networks networks() {
    return owner.networks();
  }

  /** The wired devices that an uplink could be on, such as {@code eth0}. */
  public List<String> sockets() {
    return owner.sockets();
  }

  /** Looks around anew; where the radio is busy with the hotspot, all in it lose their network. */
  public void requestLook() {
    SOON.execute(() -> keeper.happen(new Event.Needed(Errand.LOOK)));
  }

  @PreDestroy
  synchronized void stop() throws InterruptedException {
    if (keeping != null && owning != null) {
      keeping.interrupt();
      owning.interrupt();
      owning.join(END_WITHIN);
    }
  }
}
