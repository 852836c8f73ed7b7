package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.hotspot.AccessPoint;
import dev.controllerstatus.hotspot.HotspotSettings;
import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.hotspot.Radio;
import dev.controllerstatus.hotspot.Survey;
import dev.controllerstatus.hotspot.Trouble;
import dev.controllerstatus.hotspot.TroubleException;
import dev.controllerstatus.hotspot.UplinkAttempt;
import dev.controllerstatus.hotspot.UplinkSettings;
import io.micronaut.context.annotation.Secondary;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The radio as NetworkManager governs it, unless another one was handed in. */
@Singleton
@Secondary
final class NetworkManagerRadio implements Radio {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkManagerRadio.class);
  private static final Duration UP_WITHIN = Duration.ofSeconds(60);

  private final Bus bus = new Bus();
  private final Network network = new Network(bus);
  private final Beside beside;
  private final Surveyor surveyor;
  private final Lookout lookout;
  private final Trials trials;
  private final Provider<AccessPoint> point;
  private final HotspotSettings settings;
  private final String address;
  private @Nullable DBusPath active;
  private boolean isModern;

  /** NetworkManager forgets what it has seen while the device is an access point. */
  private Networks around = Networks.NONE;

  @Inject
  NetworkManagerRadio(
      HotspotSettings settings, Settings box, Provider<AccessPoint> point, InstantSource clock) {
    this.settings = settings;
    this.point = point;
    address = box.hotspot().address();
    isModern = settings.isWpa3();
    beside = new Beside(bus, network, settings);
    surveyor = new Surveyor(bus, network, beside, settings);
    lookout = new Lookout(network, clock);
    trials = new Trials(network);
  }

  @Override
  public Survey survey() {
    try {
      return surveyor.survey();
    } catch (TroubleException e) {
      LOG.debug("no radio: {}", e.getMessage());
      return Survey.none(e.trouble());
    } catch (DBusExecutionException e) {
      LOG.debug("no radio", e);
      return Survey.none(Trouble.NO_NETWORK_MANAGER);
    }
  }

  @Override
  public Networks look(boolean isFresh) {
    try {
      Device device = surveyor.device();
      if (isFresh) {
        surveyor.unblock(device);
      }
      Networks seen = lookout.look(device, isFresh);
      around = seen.seen().isEmpty() ? around : seen;
      return seen;
    } catch (TroubleException | DBusExecutionException e) {
      LOG.debug("no look around", e);
      return Networks.NONE;
    }
  }

  @Override
  public List<String> sockets() {
    try {
      return network.devices().stream()
          .filter(device -> device.isWired() && device.isManaged())
          .map(Device::name)
          .filter(name -> !settings.network().filter(name::equals).isPresent())
          .sorted()
          .toList();
    } catch (TroubleException | DBusExecutionException e) {
      LOG.debug("no sockets", e);
      return List.of();
    }
  }

  @Override
  public String raise() throws TroubleException {
    try {
      return raise(surveyor.device());
    } catch (DBusExecutionException e) {
      throw new TroubleException(Trouble.RADIO_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private String raise(Device own) throws TroubleException {
    surveyor.unblock(own);
    int free = settings.channel().orElseGet(() -> Channels.emptiest(look(false).seen()));
    Optional<Integer> shared = surveyor.channelBeside(own, free);
    try {
      Device device = shared.isPresent() ? beside.open(own) : own;
      open(new HotspotProfile(point.get(), address, shared.orElse(free), isModern), device);
      return device.name();
    } catch (TroubleException | DBusExecutionException e) {
      lower();
      askLess(shared.isPresent());
      throw e;
    }
  }

  private void open(HotspotProfile profile, Device device) throws TroubleException {
    DBusPath path =
        network
            .manager()
            .addAndActivate(profile.on(device), device.path(), Network.NONE, HotspotProfile.OPTIONS)
            .active();
    active = path;
    long state = Patience.until(UP_WITHIN, () -> network.state(path), now -> now != 1);
    if (state != Network.ACTIVATED) {
      throw new TroubleException(
          Trouble.RADIO_FAILED, "NetworkManager's activation is in state " + state);
    }
  }

  /** Not every radio can do what it says: the next try is a plainer one. */
  private void askLess(boolean wasBeside) {
    if (isModern) {
      isModern = false;
      LOG.warn("hotspot: not with WPA3 on this radio; with WPA2 from now on");
    } else if (wasBeside) {
      beside.giveUp();
    }
  }

  @Override
  public boolean isUp() {
    DBusPath path = active;
    try {
      return path != null && network.state(path) == Network.ACTIVATED;
    } catch (TroubleException | DBusExecutionException e) {
      LOG.debug("the bus is gone, and the hotspot with it", e);
      return false;
    }
  }

  @Override
  public void lower() {
    DBusPath path = active;
    active = null;
    if (path != null) {
      deactivate(path);
    }
    beside.close();
  }

  private void deactivate(DBusPath path) {
    try {
      network.manager().deactivate(path);
      Patience.until(
          Timeouts.DOWN, () -> network.state(path), now -> now == Network.DEACTIVATED || now == 0);
    } catch (TroubleException | DBusExecutionException e) {
      LOG.debug("gone already", e);
    }
  }

  @Override
  public boolean awaitUplink(Duration limit) {
    try {
      DBusPath device = surveyor.device().path();
      return Patience.until(limit, () -> network.device(device), Device::isActivated).isActivated();
    } catch (TroubleException | DBusExecutionException e) {
      LOG.debug("no uplink", e);
      return false;
    }
  }

  @Override
  public Optional<UplinkAttempt.Failure> change(UplinkSettings settings, String id, Proof proof) {
    try {
      return trials.change(settings, id, around, proof);
    } catch (TroubleException e) {
      LOG.warn("uplink not changed: {}", e.getMessage());
      return Optional.of(UplinkAttempt.Failure.UNAVAILABLE);
    } catch (DBusExecutionException e) {
      LOG.warn("uplink not changed: {}", e.getMessage());
      return Optional.of(UplinkAttempt.Failure.REFUSED);
    }
  }

  @Override
  public boolean recover(String id) {
    try {
      return trials.recover(id);
    } catch (TroubleException | DBusExecutionException e) {
      LOG.warn("a half-done change of the uplink is left to NetworkManager: {}", e.getMessage());
      return false;
    }
  }

  @PreDestroy
  void close() {
    bus.close();
  }
}
