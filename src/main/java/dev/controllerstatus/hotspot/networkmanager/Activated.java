package dev.controllerstatus.hotspot.networkmanager;

import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;

/** The three answers of {@link Manager#addAndActivate}, as the library wants them. */
public final class Activated extends Tuple {
  @Position(0)
  private final DBusPath profile;

  @Position(1)
  private final DBusPath active;

  @Position(2)
  private final Map<String, Variant<?>> more;

  /** Made by the library. */
  public Activated(DBusPath profile, DBusPath active, Map<String, Variant<?>> more) {
    this.profile = profile;
    this.active = active;
    this.more = more;
  }

  /** The profile that was added. */
  public DBusPath profile() {
    return profile;
  }

  /** Its activation, which may still fail. */
  public DBusPath active() {
    return active;
  }

  /** What else there is to know. */
  public Map<String, Variant<?>> more() {
    return more;
  }
}
