package dev.controllerstatus.setup;

import dev.controllerstatus.api.SiteEdits;
import dev.controllerstatus.config.Redaction;
import dev.controllerstatus.settings.SiteSettings;
import dev.controllerstatus.settings.SiteSettings.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the form for the box and its site shows.
 *
 * @param typed by field, as it was typed before
 * @param unfit the fields that were not taken
 * @param trouble what became of it, or an empty text
 */
public record SitePage(
    Frame frame, SiteSettings site, Map<String, String> typed, Set<Field> unfit, String trouble)
    implements Form {
  /** Copies what it is made of. */
  public SitePage {
    typed = Map.copyOf(typed);
    unfit = Set.copyOf(unfit);
  }

  private static Field field(String name) {
    return Field.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Whether there is such a field: no service may ask for the time. */
  public boolean has(String field) {
    return !site.values(field(field)).isEmpty();
  }

  /** Whether services have different values for it. */
  public boolean isMixed(String field) {
    return site.values(field(field)).size() > 1;
  }

  @Override
  public String value(String field) {
    List<String> now = site.values(field(field));
    String kept = now.size() == 1 ? now.getFirst() : "";
    return Redaction.of(typed.getOrDefault(field, kept));
  }

  @Override
  public String mistake(String field) {
    return unfit.contains(field(field)) ? frame.text("site.mistake." + field) : "";
  }

  @Override
  public boolean isFirst(String field) {
    return unfit.stream().sorted().findFirst().map(SiteEdits::nameOf).stream()
        .anyMatch(field::equals);
  }

  @Override
  public boolean isLocked(String field) {
    return site.isLocked(field(field));
  }
}
