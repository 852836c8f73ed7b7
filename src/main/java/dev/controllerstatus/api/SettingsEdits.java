package dev.controllerstatus.api;

import dev.controllerstatus.access.AuditLog;
import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.api.SettingsBody.ChangesBody;
import dev.controllerstatus.api.SettingsBody.GroupBody;
import dev.controllerstatus.api.SettingsBody.MistakeBody;
import dev.controllerstatus.api.SettingsBody.UnfitBody;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Mistake;
import dev.controllerstatus.config.Setting;
import dev.controllerstatus.guard.Problem;
import dev.controllerstatus.guard.Problems;
import dev.controllerstatus.settings.Group;
import dev.controllerstatus.settings.Masks;
import dev.controllerstatus.settings.SettingsEditor.Result;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes changes of settings into answers, and notes them in the audit log. */
@Singleton
final class SettingsEdits {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsEdits.class);
  private static final int UNPROCESSABLE = 422;
  private static final String ID = "lower-case letters, digits and dashes, 63 at most";
  private final AuditLog audit;

  SettingsEdits(AuditLog audit) {
    this.audit = audit;
  }

  /** A change of what was read at a revision. */
  interface Edit {
    Result at(String revision) throws IOException;
  }

  /** A change of what was not there. */
  interface Addition {
    Result now() throws IOException;
  }

  /** What is asked for, by name; null becomes empty. */
  static Map<String, Optional<String>> texts(ChangesBody body) {
    Map<String, Optional<String>> texts = new HashMap<>();
    body.changes().forEach((name, text) -> texts.put(name, Optional.ofNullable(text)));
    return texts;
  }

  /** Changes what the request names the revision of, RFC 9110 section 13.1.1. */
  HttpResponse<?> at(HttpRequest<?> request, Authentication user, String id, Edit edit) {
    String revision = request.getHeaders().get(HttpHeaders.IF_MATCH);
    return revision == null
        ? Problems.response(428, "Say in If-Match which revision is to be changed.")
        : now(request, user, id, () -> edit.at(revision.replace("\"", "")));
  }

  HttpResponse<?> now(HttpRequest<?> request, Authentication user, String id, Addition edit) {
    try {
      return switch (edit.now()) {
        case Result.Kept(var before, var after) -> {
          note(before, after, user.getName(), RequestLogin.caller(request).address());
          yield after
              .<HttpResponse<?>>map(group -> answer(SettingsBodies.group(id, group)))
              .orElseGet(HttpResponse::noContent);
        }
        case Result.Unfit(var mistakes) -> unfit(id, mistakes);
        case Result.Stale _ ->
            Problems.response(412, "Somebody else has changed it meanwhile: read it again.");
        case Result.Unknown _ -> Problems.response(404, "No service has this kind and name.");
      };
    } catch (IOException e) {
      LOG.warn("a change of the settings cannot be kept: {}", e.toString());
      return Problems.response(
          507, "The box cannot keep the change: its data folder cannot be written.");
    }
  }

  /** The group, with its revision as ETag. */
  static HttpResponse<GroupBody> answer(GroupBody group) {
    return HttpResponse.ok(group).header(HttpHeaders.ETAG, '"' + group.revision() + '"');
  }

  /** The answer to an id that cannot be one. */
  static HttpResponse<UnfitBody> badId() {
    return unfit(List.of(new MistakeBody("id", "found this id, allowed: " + ID, ID)));
  }

  private static HttpResponse<UnfitBody> unfit(String id, List<Mistake> mistakes) {
    String prefix =
        Configuration.ROOT
            + (id.contains("/") ? ".targets." + id.replace('/', '.') : "." + id)
            + ".";
    return unfit(
        mistakes.stream()
            .map(m -> new MistakeBody(name(m.key(), prefix), m.says(), m.allowed()))
            .toList());
  }

  private static String name(String key, String prefix) {
    return key.startsWith(prefix) ? key.substring(prefix.length()) : key;
  }

  /** The answer to settings with these mistakes. */
  static HttpResponse<UnfitBody> unfit(List<MistakeBody> mistakes) {
    return HttpResponse.<UnfitBody>status(UNPROCESSABLE, "Unprocessable Content")
        .contentType(Problem.MEDIA_TYPE)
        .body(
            new UnfitBody(
                "urn:controller-status:bad-settings",
                "Unprocessable Content",
                UNPROCESSABLE,
                "Nothing was changed: there are mistakes.",
                mistakes));
  }

  /** One entry for each key, without secrets. */
  void note(Group before, Optional<Group> after, String who, InetAddress from) {
    Group known = after.orElse(before);
    for (Setting setting : known.settings()) {
      String name = known.nameOf(setting);
      Optional<Setting> old = before.find(name);
      Optional<Setting> now = after.flatMap(group -> group.find(name));
      if (!old.flatMap(Setting::value).equals(now.flatMap(Setting::value))) {
        String key = setting.key().substring(Configuration.ROOT.length() + 1);
        audit.changed(
            who,
            from,
            AuditLog.What.SETTING_CHANGED,
            key + ": " + shown(old),
            key + ": " + shown(now));
      }
    }
  }

  private static String shown(Optional<Setting> setting) {
    return setting.flatMap(Masks::value).orElse("not set");
  }
}
