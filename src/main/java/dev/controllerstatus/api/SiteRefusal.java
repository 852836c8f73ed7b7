package dev.controllerstatus.api;

import dev.controllerstatus.settings.SiteSettings.Field;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was not taken of a change of the box and its site.
 *
 * @param unfit fields whose text cannot be
 * @param lost by field, the services that are reached and would not be with it: they stay
 */
public record SiteRefusal(Set<Field> unfit, Map<Field, List<Loss>> lost) {
  /** Everything was taken. */
  public static final SiteRefusal NONE = new SiteRefusal(Set.of(), Map.of());

  /** Copies what it is made of. */
  public SiteRefusal {
    unfit = Set.copyOf(unfit);
    lost = Map.copyOf(lost);
  }

  /**
   * A service that would be lost.
   *
   * @param why in a sentence
   */
  public record Loss(String name, String why) {}

  /** Whether everything was taken. */
  public boolean isNone() {
    return fields().isEmpty();
  }

  /** All fields that are not taken everywhere, in the order of the form. */
  public Set<Field> fields() {
    Set<Field> all = EnumSet.noneOf(Field.class);
    all.addAll(unfit);
    all.addAll(lost.keySet());
    return all;
  }
}
