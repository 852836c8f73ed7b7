package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.hotspot.Trouble;
import dev.controllerstatus.hotspot.TroubleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our one connection to the system's bus. What is bound to it ends with it. */
final class Bus implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
  private static final String USUAL = "unix:path=/run/dbus/system_bus_socket";
  private static final String UNIX = "unix:path=";

  private final String address;
  private @Nullable DBusConnection connection;

  /** Connects to nothing yet. The address may be given as for every program on D-Bus. */
  Bus() {
    address = Optional.ofNullable(System.getenv("DBUS_SYSTEM_BUS_ADDRESS")).orElse(USUAL);
  }

  /**
   * The object at a path of NetworkManager's.
   *
   * @throws TroubleException without a bus, or without NetworkManager on it
   */
  <T extends DBusInterface> T at(DBusPath path, Class<T> type) throws TroubleException {
    try {
      return open().getRemoteObject(Manager.NAME, path.getPath(), type);
    } catch (DBusException | DBusExecutionException e) {
      throw new TroubleException(Trouble.NO_NETWORK_MANAGER, String.valueOf(e.getMessage()));
    }
  }

  /**
   * All properties that the object at a path has of an interface; none of an object that is gone.
   */
  Facts facts(DBusPath path, String name) throws TroubleException {
    try {
      return new Facts(at(path, Properties.class).GetAll(name));
    } catch (DBusExecutionException e) {
      LOG.debug("{} of {}: {}", name, path, e.getMessage());
      return new Facts(Map.<String, Variant<?>>of());
    }
  }

  /** Whether NetworkManager is there; starts nothing. */
  boolean hasManager() throws TroubleException {
    try {
      return open()
          .getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class)
          .NameHasOwner(Manager.NAME);
    } catch (DBusException | DBusExecutionException e) {
      close();
      throw new TroubleException(Trouble.NO_BUS, String.valueOf(e.getMessage()));
    }
  }

  private DBusConnection open() throws TroubleException {
    DBusConnection known = connection;
    if (known != null && known.isConnected()) {
      return known;
    }
    int more = address.indexOf(',');
    String socket = more < 0 ? address : address.substring(0, more);
    if (socket.startsWith(UNIX) && !Files.exists(Path.of(socket.substring(UNIX.length())))) {
      throw new TroubleException(Trouble.NO_BUS, "there is no " + socket);
    }
    DBusConnection fresh = connect();
    connection = fresh;
    return fresh;
  }

  private DBusConnection connect() throws TroubleException {
    try {
      DBusConnectionBuilder builder = DBusConnectionBuilder.forAddress(address).withShared(false);
      builder
          .receivingThreadConfig()
          .withSignalThreadCount(1)
          .withErrorHandlerThreadCount(1)
          .withMethodCallThreadCount(1)
          .withMethodReturnThreadCount(1);
      return builder.build();
    } catch (DBusException | DBusExecutionException e) {
      throw new TroubleException(Trouble.NO_BUS, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    DBusConnection known = connection;
    connection = null;
    if (known != null) {
      known.disconnect();
    }
  }
}
