package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.hotspot.Neighbours;
import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.hotspot.Radio.Proof;
import dev.controllerstatus.hotspot.TroubleException;
import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import dev.controllerstatus.hotspot.UplinkSettings;
import dev.controllerstatus.hotspot.WifiNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a new uplink. The new profile is in NetworkManager's memory only until it works, and the
 * old state is a checkpoint with a time limit: a box that loses power comes back with the old one,
 * and where only this process ends, NetworkManager goes back by itself.
 */
final class Trials {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
  private static final UInt32 BACK_AFTER_S = new UInt32(180);
  private static final String CHECKPOINT = Manager.NAME + ".Checkpoint";
  private static final UInt32 DELETE_NEW_PROFILES = new UInt32(0x2);
  private static final UInt32 IN_MEMORY_NOT_BY_ITSELF = new UInt32(0x2 | 0x20);
  private static final UInt32 TO_DISK_AS_IT_RUNS = new UInt32(0x1 | 0x40);
  private static final long FULLY_UP = 70;
  private static final long FIRST_PRIORITY = 10;
  private static final long MOST_PRIORITY = 999;

  private final Network network;

  Trials(Network network) {
    this.network = network;
  }

  /**
   * Tries them.
   *
   * @param around the networks as they were last seen
   */
  Optional<Failure> change(UplinkSettings settings, String id, Networks around, Proof proof)
      throws TroubleException {
    Optional<Device> device = device(settings);
    if (device.isEmpty()) {
      return Optional.of(Failure.UNAVAILABLE);
    }
    DBusPath checkpoint =
        network
            .manager()
            .createCheckpoint(List.of(device.get().path()), BACK_AFTER_S, DELETE_NEW_PROFILES);
    UplinkProfile wanted = new UplinkProfile(settings, id, priority(), isModern(settings, around));
    Optional<Failure> failure = attempt(wanted, proof, device.get());
    if (failure.isEmpty()) {
      network.manager().destroyCheckpoint(checkpoint);
    } else {
      network.manager().rollBack(checkpoint);
    }
    return failure;
  }

  private Optional<Device> device(UplinkSettings settings) throws TroubleException {
    return network.devices().stream()
        .filter(
            device ->
                switch (settings) {
                  case UplinkSettings.Wifi _ -> device.isWifi() && device.isManaged();
                  case UplinkSettings.Wired wired ->
                      device.isWired() && device.name().equals(wired.network());
                })
        .findFirst();
  }

  /** One more than the highest there is. */
  private int priority() throws TroubleException {
    long priority = FIRST_PRIORITY;
    for (DBusPath path : network.profiles().list()) {
      Facts other = new Facts(network.part(path, "connection"));
      priority = Math.max(priority, other.number("autoconnect-priority") + 1);
    }
    return (int) Math.min(priority, MOST_PRIORITY);
  }

  private static boolean isModern(UplinkSettings settings, Networks around) {
    return settings instanceof UplinkSettings.Wifi wifi
        && around.seen().stream()
            .filter(one -> one.ssid().equals(wifi.ssid()))
            .anyMatch(one -> one.protection() == WifiNetwork.Protection.WPA3);
  }

  private Optional<Failure> attempt(UplinkProfile wanted, Proof proof, Device device)
      throws TroubleException {
    try {
      Map<String, Map<String, Variant<?>>> written = wanted.on(device);
      DBusPath profile = add(written);
      Optional<Failure> failure =
          connect(wanted.settings(), profile, device).or(() -> prove(device, proof));
      if (failure.isEmpty()) {
        keep(profile, written);
      }
      return failure;
    } catch (DBusExecutionException | IllegalArgumentException e) {
      LOG.warn("uplink: the settings are refused: {}", e.getMessage());
      return Optional.of(Failure.REFUSED);
    }
  }

  DBusPath add(Map<String, Map<String, Variant<?>>> settings) throws TroubleException {
    return network.profiles().add(settings, IN_MEMORY_NOT_BY_ITSELF, Map.of()).profile();
  }

  /** To save it would leave its certificates in /run, and the box without them when it starts. */
  void keep(DBusPath profile, Map<String, Map<String, Variant<?>>> settings)
      throws TroubleException {
    Map<String, Variant<?>> _ =
        network.profile(profile).update(settings, TO_DISK_AS_IT_RUNS, Map.of());
  }

  private Optional<Failure> connect(UplinkSettings settings, DBusPath profile, Device device)
      throws TroubleException {
    DBusPath active = network.manager().activate(profile, device.path(), Network.NONE);
    long[] furthest = new long[1];
    long state =
        Patience.until(
            Timeouts.UPLINK,
            () -> {
              long stage = network.device(device.path()).facts().number("State");
              furthest[0] = stage > 100 ? furthest[0] : Math.max(furthest[0], stage);
              return network.state(active);
            },
            now -> now != 1);
    return state == Network.ACTIVATED
        ? Optional.empty()
        : Optional.of(why(settings, device, furthest[0]));
  }

  /** NetworkManager tells how far it came; before an address it was about being let in. */
  private Failure why(UplinkSettings settings, Device device, long furthest)
      throws TroubleException {
    if (furthest >= FULLY_UP) {
      return Failure.NO_ADDRESS;
    }
    if (settings instanceof UplinkSettings.Wifi wifi) {
      boolean isThere =
          new Lookout(network, java.time.InstantSource.system())
              .look(device, false).seen().stream().anyMatch(one -> one.ssid().equals(wifi.ssid()));
      return isThere ? Failure.NOT_ADMITTED : Failure.NOT_FOUND;
    }
    boolean isPlain =
        ((UplinkSettings.Wired) settings).admission() instanceof UplinkSettings.Admission.Open;
    return isPlain ? Failure.NO_LINK : Failure.NOT_ADMITTED;
  }

  private Optional<Failure> prove(Device device, Proof proof) {
    try {
      if (!hasGateway(device)) {
        return Optional.of(Failure.NO_GATEWAY);
      }
      return proof.await(Timeouts.PROOF) ? Optional.empty() : Optional.of(Failure.NO_INTERNET);
    } catch (TroubleException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean hasGateway(Device device) throws TroubleException {
    DBusPath config = network.device(device.path()).facts().path("Ip4Config");
    String gateway = network.facts(config, Manager.NAME + ".IP4Config").text("Gateway");
    return !gateway.isEmpty()
        && Patience.until(Timeouts.GATEWAY, () -> answers(gateway, device), Boolean::booleanValue);
  }

  private static boolean answers(String gateway, Device device) {
    Neighbours.ask(gateway);
    try {
      return Neighbours.on(device.name()).contains(gateway);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Ends what a process that was killed has left. A checkpoint goes first: it may be there before
   * the profile is, and no other can be made as long as it stays.
   */
  boolean recover(String id) throws TroubleException {
    for (DBusPath checkpoint : network.facts().paths("Checkpoints")) {
      if (isOurs(checkpoint)) {
        network.manager().rollBack(checkpoint);
      }
    }
    Optional<DBusPath> left = network.find(id);
    if (left.isEmpty()) {
      return false;
    }
    // A profile that is not on the disk was never kept.
    boolean isKept = !network.facts(left.get(), Saved.NAME).flag("Unsaved");
    if (!isKept) {
      network.profile(left.get()).delete();
    }
    return isKept;
  }

  /** Nothing of a checkpoint says whose it is, but its time: other programs take shorter ones. */
  private boolean isOurs(DBusPath checkpoint) throws TroubleException {
    return network.facts(checkpoint, CHECKPOINT).number("RollbackTimeout")
        == BACK_AFTER_S.longValue();
  }
}
