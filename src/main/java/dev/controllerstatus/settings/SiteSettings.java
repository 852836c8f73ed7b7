package dev.controllerstatus.settings;

import dev.controllerstatus.config.Setting;
import dev.controllerstatus.config.Setting.Source;
import dev.controllerstatus.settings.SettingsEditor.Result;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody who sets the box up tells it of its site: a few settings, of several groups. */
@Singleton
public final class SiteSettings {
  private static final String NO_PROXY = "none";
  private final SettingsEditor editor;

  SiteSettings(SettingsEditor editor) {
    this.editor = editor;
  }

  /** What there is to tell. */
  public enum Field {
    /** What people call the box. */
    NAME,
    /** Two letters of ISO 3166-1. */
    COUNTRY,
    /** A host: that of the first service of NTP that is switched on. */
    TIME,
    /** A URL: that of every service, switched on, that can be asked through a proxy. */
    PROXY
  }

  /**
   * Where a field is kept.
   *
   * @param id of the service; empty for the box
   */
  private record Place(Optional<TargetId> id, Group group, String name) {
    Optional<Setting> setting() {
      return group.find(name);
    }

    boolean isOff() {
      return group.find("enabled").flatMap(Setting::value).filter("false"::equals).isPresent();
    }

    String value() {
      String value = setting().flatMap(Masks::value).orElse("");
      return value.equals(NO_PROXY) ? "" : value;
    }

    /** A name and a time server there must be: for them it is a mistake. */
    Optional<String> none() {
      return switch (name) {
        case "country" -> Optional.empty();
        case "proxy" -> Optional.of(NO_PROXY);
        default -> Optional.of("");
      };
    }
  }

  /** What it is now, as people may see it: one text, or several where services differ. */
  public List<String> values(Field field) {
    return places(field).map(Place::value).distinct().toList();
  }

  /** Whether the environment of the box sets it, so that it can only be changed there. */
  public boolean isLocked(Field field) {
    return places(field)
        .flatMap(place -> place.setting().stream())
        .anyMatch(setting -> setting.source() == Source.ENVIRONMENT);
  }

  private Stream<Place> places(Field field) {
    return switch (field) {
      case NAME -> Stream.of(new Place(Optional.empty(), editor.box(), "name"));
      case COUNTRY -> Stream.of(new Place(Optional.empty(), editor.box(), "country"));
      case TIME -> services("host").filter(place -> isOf("ntp", place)).limit(1);
      case PROXY -> services("proxy");
    };
  }

  private Stream<Place> services(String name) {
    return editor.services().stream()
        .flatMap(
            id -> editor.service(id).stream().map(group -> new Place(Optional.of(id), group, name)))
        .filter(place -> place.setting().isPresent() && !place.isOff());
  }

  private static boolean isOf(String kind, Place place) {
    return place.id().filter(id -> id.kind().equals(kind)).isPresent();
  }

  /**
   * The services that such a change would alter, as it would leave them, so that it can be tried
   * before; what is not fit is left out.
   */
  public List<Target> preview(Field field, String text) {
    return changing(field, text)
        .flatMap(place -> place.id().flatMap(id -> editor.preview(id, texts(place, text))).stream())
        .toList();
  }

  /**
   * Changes it, wherever it is kept; places where it is not fit stay as they are.
   *
   * @param text empty for none
   * @param left services that stay as they are
   * @return what came of it at each place
   * @throws IOException when a change cannot be written
   */
  public List<Result> change(Field field, String text, Set<TargetId> left) throws IOException {
    List<Result> results = new ArrayList<>();
    for (Place place : changing(field, text).toList()) {
      if (place.id().filter(left::contains).isEmpty()) {
        results.add(change(place, texts(place, text)));
      }
    }
    return results;
  }

  private Stream<Place> changing(Field field, String text) {
    return places(field).filter(place -> !place.value().equals(text));
  }

  private Result change(Place place, Map<String, Optional<String>> texts) throws IOException {
    String revision = place.group().revision();
    return place.id().isPresent()
        ? editor.change(place.id().get(), revision, texts)
        : editor.changeBox(revision, texts);
  }

  /** All changes of the app in the group: this one, and those of before. */
  private static Map<String, Optional<String>> texts(Place place, String text) {
    Map<String, Optional<String>> texts = new HashMap<>();
    Group group = place.group();
    group.settings().stream()
        .filter(setting -> setting.source() == Source.APP)
        .forEach(setting -> texts.put(group.nameOf(setting), Masks.value(setting)));
    texts.put(place.name(), text.isEmpty() ? place.none() : Optional.of(text));
    return texts;
  }
}
