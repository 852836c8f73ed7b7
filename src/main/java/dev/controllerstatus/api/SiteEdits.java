package dev.controllerstatus.api;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.api.SiteRefusal.Loss;
import dev.controllerstatus.api.SiteTrial.Findings;
import dev.controllerstatus.api.SiteTrial.Lost;
import dev.controllerstatus.settings.SettingsEditor.Result;
import dev.controllerstatus.settings.SiteSettings;
import dev.controllerstatus.settings.SiteSettings.Field;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.TargetId;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Changes of what the box knows of its site as people ask for them, noted as theirs. */
@Singleton
public final class SiteEdits {
  private final SiteSettings site;
  private final SiteTrial trial;
  private final SettingsEdits notes;
  private final Checks checks;

  SiteEdits(SiteSettings site, SiteTrial trial, SettingsEdits notes, Checks checks) {
    this.site = site;
    this.trial = trial;
    this.notes = notes;
    this.checks = checks;
  }

  /** The name of a field in forms. */
  public static String nameOf(Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Tries what was typed, keeps what is fit where no service is lost by it, and asks all services
   * if anything is kept. Takes as long as the slowest of those that are tried.
   *
   * @param typed by name of the field; what is not named stays
   * @throws IOException when the data folder cannot be written; what was kept before stays
   */
  public SiteRefusal change(Map<String, String> typed, Authentication user, HttpRequest<?> request)
      throws IOException, InterruptedException {
    Map<Field, String> texts = texts(typed);
    Findings findings = trial.of(texts);
    texts.keySet().removeAll(findings.useless());
    Set<TargetId> left = findings.lost().stream().map(one -> one.target().id()).collect(toSet());
    Set<Field> unfit = EnumSet.noneOf(Field.class);
    boolean isChanged = false;
    for (Map.Entry<Field, String> text : texts.entrySet()) {
      for (Result result : site.change(text.getKey(), text.getValue(), left)) {
        if (result instanceof Result.Kept(var before, var after)) {
          notes.note(before, after, user.getName(), RequestLogin.caller(request).address());
          isChanged = true;
        } else {
          unfit.add(text.getKey());
        }
      }
    }
    if (isChanged) {
      checks.start();
    }
    return new SiteRefusal(unfit, losses(findings.lost(), new Wording(Languages.of(request))));
  }

  private static Map<Field, List<Loss>> losses(List<Lost> lost, Wording words) {
    return lost.stream()
        .collect(groupingBy(Lost::field, mapping(one -> loss(one, words), toList())));
  }

  private static Loss loss(Lost lost, Wording words) {
    Service service = lost.target().service();
    return new Loss(
        words.messages().shipped(service.name()),
        new FaultSentences(words).of(lost.fault(), service.timeout()));
  }

  private Map<Field, String> texts(Map<String, String> typed) {
    Map<Field, String> texts = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String text = typed.getOrDefault(nameOf(field), "").strip();
      if (typed.containsKey(nameOf(field)) && !isLeft(field, text)) {
        texts.put(field, field == Field.COUNTRY ? text.toUpperCase(Locale.ROOT) : text);
      }
    }
    return texts;
  }

  /** Where services differ, the field was shown empty. */
  private boolean isLeft(Field field, String text) {
    return site.isLocked(field) || (text.isEmpty() && site.values(field).size() > 1);
  }
}
