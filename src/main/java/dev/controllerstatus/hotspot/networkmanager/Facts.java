package dev.controllerstatus.hotspot.networkmanager;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/** Properties of an object, or a part of a profile; what is missing has the type's own zero. */
record Facts(Map<String, Variant<?>> all) {
  private <T> Optional<T> get(String name, Class<T> type) {
    return Optional.ofNullable(all.get(name))
        .<Object>map(Variant::getValue)
        .filter(type::isInstance)
        .map(type::cast);
  }

  String text(String name) {
    return get(name, String.class).orElse("");
  }

  long number(String name) {
    return get(name, Number.class).map(Number::longValue).orElse(0L);
  }

  boolean flag(String name) {
    return get(name, Boolean.class).orElse(false);
  }

  DBusPath path(String name) {
    return get(name, DBusPath.class).orElse(new DBusPath("/"));
  }

  List<DBusPath> paths(String name) {
    Object value =
        Optional.ofNullable(all.get(name)).<Object>map(Variant::getValue).orElse(List.of());
    Stream<?> items =
        value instanceof Object[] array
            ? Stream.of(array)
            : value instanceof List<?> list ? list.stream() : Stream.empty();
    return items.filter(DBusPath.class::isInstance).map(DBusPath.class::cast).toList();
  }

  /** The library has two ways to hand over bytes. */
  byte[] bytes(String name) {
    Object value =
        Optional.ofNullable(all.get(name)).<Object>map(Variant::getValue).orElse(List.of());
    if (value instanceof byte[] array) {
      return array;
    }
    List<?> list = value instanceof List<?> given ? given : List.of();
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = list.get(i) instanceof Number octet ? octet.byteValue() : 0;
    }
    return bytes;
  }
}
