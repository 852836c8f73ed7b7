package dev.controllerstatus.api;

import dev.controllerstatus.settings.SettingsEditor.Result;
import dev.controllerstatus.settings.SiteSettings;
import dev.controllerstatus.settings.SiteSettings.Field;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes of what the box knows of its site as people ask for them, noted as theirs. */
@Singleton
public final class SiteEdits {
  private final SiteSettings site;
  private final SettingsEdits notes;
  private final Checks checks;

  SiteEdits(SiteSettings site, SettingsEdits notes, Checks checks) {
    this.site = site;
    this.notes = notes;
    this.checks = checks;
  }

  /** The name of a field in forms. */
  public static String nameOf(Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Changes what was typed, and asks all services if anything is kept.
   *
   * @param typed by name of the field; what is not named stays
   * @return the fields that were not taken
   * @throws IOException when the data folder cannot be written; what was kept before stays
   */
  public Set<Field> change(Map<String, String> typed, String who, InetAddress from)
      throws IOException {
    Set<Field> unfit = EnumSet.noneOf(Field.class);
    boolean isChanged = false;
    for (Field field : Field.values()) {
      for (Result result : change(field, typed.get(nameOf(field)))) {
        if (result instanceof Result.Kept(var before, var after)) {
          notes.note(before, after, who, from);
          isChanged = true;
        } else {
          unfit.add(field);
        }
      }
    }
    if (isChanged) {
      checks.start();
    }
    return unfit;
  }

  private List<Result> change(Field field, @Nullable String typed) throws IOException {
    if (typed == null || site.isLocked(field)) {
      return List.of();
    }
    String text = field == Field.COUNTRY ? typed.strip().toUpperCase(Locale.ROOT) : typed.strip();
    // Where services differ, the field was shown empty.
    boolean isLeft = text.isEmpty() && site.values(field).size() > 1;
    return isLeft ? List.of() : site.change(field, text);
  }
}
