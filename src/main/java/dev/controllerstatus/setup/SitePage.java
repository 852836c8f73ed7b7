package dev.controllerstatus.setup;

import static java.util.stream.Collectors.joining;

import dev.controllerstatus.api.SiteRefusal;
import dev.controllerstatus.api.SiteRefusal.Loss;
import dev.controllerstatus.config.Redaction;
import dev.controllerstatus.settings.SiteSettings;
import dev.controllerstatus.settings.SiteSettings.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the form for the box and its site shows.
 *
 * @param typed by field, as it was typed before
 * @param refusal what was not taken
 * @param trouble what became of it, or an empty text
 */
public record SitePage(
    Frame frame, SiteSettings site, Map<String, String> typed, SiteRefusal refusal, String trouble)
    implements Form {
  /** Copies what was typed. */
  public SitePage {
    typed = Map.copyOf(typed);
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
    Field of = field(field);
    List<Loss> lost = refusal.lost().getOrDefault(of, List.of());
    return Stream.of(
            refusal.unfit().contains(of) ? frame.text("site.mistake." + field) : "",
            lost.isEmpty() ? "" : frame.text("site.lost." + field, Map.of("services", all(lost))))
        .filter(text -> !text.isEmpty())
        .collect(joining(" "));
  }

  private String all(List<Loss> lost) {
    return lost.stream()
        .map(loss -> frame.text("site.loss", Map.of("name", loss.name(), "why", loss.why())))
        .collect(joining(" "));
  }

  @Override
  public boolean isFirst(String field) {
    return refusal.fields().stream().findFirst().filter(field(field)::equals).isPresent();
  }

  @Override
  public boolean isLocked(String field) {
    return site.isLocked(field(field));
  }
}
