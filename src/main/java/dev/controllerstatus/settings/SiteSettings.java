package dev.controllerstatus.settings;

import dev.controllerstatus.config.Setting;
import dev.controllerstatus.config.Setting.Source;
import dev.controllerstatus.settings.SettingsEditor.Result;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    /** A host: that of the first service of NTP. */
    TIME,
    /** A URL: that of every service that can be asked through a proxy. */
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

    String value() {
      String value = setting().flatMap(Masks::value).orElse("");
      return value.equals(NO_PROXY) ? "" : value;
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
        .filter(place -> place.setting().isPresent());
  }

  private static boolean isOf(String kind, Place place) {
    return place.id().filter(id -> id.kind().equals(kind)).isPresent();
  }

  /**
   * Changes it, wherever it is kept; places where it is not fit stay as they are.
   *
   * @param text empty for none
   * @return what came of it at each place
   * @throws IOException when a change cannot be written
   */
  public List<Result> change(Field field, String text) throws IOException {
    List<Result> results = new ArrayList<>();
    for (Place place : places(field).filter(one -> !one.value().equals(text)).toList()) {
      results.add(change(place, text.isEmpty() ? none(field) : Optional.of(text)));
    }
    return results;
  }

  /** What stands for none; a name and a time server there must be, so for them it is a mistake. */
  private static Optional<String> none(Field field) {
    return switch (field) {
      case NAME, TIME -> Optional.of("");
      case COUNTRY -> Optional.empty();
      case PROXY -> Optional.of(NO_PROXY);
    };
  }

  private Result change(Place place, Optional<String> value) throws IOException {
    Map<String, Optional<String>> texts = changed(place.group());
    texts.put(place.name(), value);
    String revision = place.group().revision();
    return place.id().isPresent()
        ? editor.change(place.id().get(), revision, texts)
        : editor.changeBox(revision, texts);
  }

  /** What the app has changed of the group before, which stays. */
  private static Map<String, Optional<String>> changed(Group group) {
    Map<String, Optional<String>> texts = new HashMap<>();
    group.settings().stream()
        .filter(setting -> setting.source() == Source.APP)
        .forEach(setting -> texts.put(group.nameOf(setting), Masks.value(setting)));
    return texts;
  }
}
