package dev.controllerstatus.hotspot.networkmanager;

import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;

/** The two answers of {@link Profiles#add}, as the library wants them. */
public final class Added extends Tuple {
  @Position(0)
  private final DBusPath profile;

  @Position(1)
  private final Map<String, Variant<?>> more;

  /** Made by the library. */
  public Added(DBusPath profile, Map<String, Variant<?>> more) {
    this.profile = profile;
    this.more = more;
  }

  /** The profile. */
  public DBusPath profile() {
    return profile;
  }

  /** What else there is to know. */
  public Map<String, Variant<?>> more() {
    return more;
  }
}
