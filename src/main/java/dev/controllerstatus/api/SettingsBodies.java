package dev.controllerstatus.api;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.access.Users;
import dev.controllerstatus.api.SettingsBody.AuthorityBody;
import dev.controllerstatus.api.SettingsBody.CertificateBody;
import dev.controllerstatus.api.SettingsBody.FieldBody;
import dev.controllerstatus.api.SettingsBody.GroupBody;
import dev.controllerstatus.api.SettingsBody.HotspotBody;
import dev.controllerstatus.api.SettingsBody.KindBody;
import dev.controllerstatus.api.SettingsBody.SourceBody;
import dev.controllerstatus.api.SettingsBody.UserBody;
import dev.controllerstatus.certs.CertificateState;
import dev.controllerstatus.certs.CertificateText;
import dev.controllerstatus.certs.ServerCertificate;
import dev.controllerstatus.config.Setting;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.config.UnfitChanges;
import dev.controllerstatus.hotspot.AccessPoint;
import dev.controllerstatus.settings.Group;
import dev.controllerstatus.settings.Masks;
import dev.controllerstatus.settings.SettingsEditor;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From the settings to what is sent of them. */
@Singleton
final class SettingsBodies {
  static final String BOX = "box";
  private final SettingsEditor editor;
  private final Users users;
  private final ServerCertificate certificate;
  private final Settings settings;
  private final Provider<AccessPoint> accessPoint;
  private final UnfitChanges unfit;

  SettingsBodies(
      SettingsEditor editor,
      Users users,
      ServerCertificate certificate,
      Settings settings,
      Provider<AccessPoint> accessPoint,
      UnfitChanges unfit) {
    this.editor = editor;
    this.users = users;
    this.certificate = certificate;
    this.settings = settings;
    this.accessPoint = accessPoint;
    this.unfit = unfit;
  }

  SettingsBody all() {
    return new SettingsBody(
        group(BOX, editor.box()),
        editor.services().stream().flatMap(id -> service(id).stream()).toList(),
        editor.kinds().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(kind -> new KindBody(kind.getKey(), fields(kind.getValue())))
            .toList(),
        Arrays.stream(Role.values()).map(this::user).toList(),
        certificate(),
        hotspot(),
        unfit.mistakes());
  }

  private List<GroupBody> service(TargetId id) {
    return editor.service(id).map(group -> group(id.toString(), group)).stream().toList();
  }

  static GroupBody group(String id, Group group) {
    return new GroupBody(id, group.isOwn(), group.revision(), fields(group));
  }

  private static List<FieldBody> fields(Group group) {
    return group.settings().stream().map(setting -> field(group, setting)).toList();
  }

  private static FieldBody field(Group group, Setting setting) {
    String fallback = setting.rule().fallback();
    return new FieldBody(
        group.nameOf(setting),
        Masks.value(setting).orElse(null),
        setting.source().name().toLowerCase(Locale.ROOT),
        Masks.beneath(setting).orElse(null),
        fallback.isEmpty() || fallback.endsWith(SettingsEditor.BLANK) ? null : fallback,
        setting.rule().allowed(),
        setting.isSecret(),
        setting.source() == Setting.Source.ENVIRONMENT || Masks.isFile(setting));
  }

  private UserBody user(Role role) {
    String password = users.account(role).mustChange() ? "first" : "chosen";
    return new UserBody(role.user(), users.isPreset(role) ? "configured" : password);
  }

  private CertificateBody certificate() {
    CertificateState state = certificate.state();
    AuthorityBody authority =
        certificate
            .authority()
            .map(
                root ->
                    new AuthorityBody(
                        CertificateText.subject(root),
                        CertificateText.fingerprint(root),
                        root.getNotAfter().toInstant()))
            .orElse(null);
    return new CertificateBody(
        state.sources().stream().map(SettingsBodies::source).toList(), authority, state.warnings());
  }

  private static SourceBody source(CertificateState.Source source) {
    return new SourceBody(
        source.name(),
        source.issuer(),
        source.fingerprint(),
        source.hosts(),
        source.notBefore(),
        source.notAfter(),
        source.isServed(),
        source.defects());
  }

  private HotspotBody hotspot() {
    return new HotspotBody(
        accessPoint.get().ssid(), settings.hotspot().network(), settings.hotspot().fallback());
  }
}
