package dev.controllerstatus.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an admin can see and change.
 *
 * @param services also those that are switched off
 * @param kinds what a new service of each kind has
 * @param unfit why what was changed before could not be used at the last start; it was set aside
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record SettingsBody(
    GroupBody box,
    List<GroupBody> services,
    List<KindBody> kinds,
    List<UserBody> users,
    CertificateBody certificate,
    HotspotBody hotspot,
    List<String> unfit) {
  /**
   * Settings that are changed together.
   *
   * @param id {@code box}, or kind and id of a service
   * @param added whether the app has added it; it is gone without its changes
   * @param revision the ETag; any change gives another one
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record GroupBody(String id, boolean added, String revision, List<FieldBody> fields) {}

  /**
   * One setting. Passwords and what may be a key in an address are shown as {@code ***}.
   *
   * @param name its key within the group
   * @param value null where nobody has set it
   * @param source who has: {@code default}, {@code shipped}, {@code file}, {@code app} or {@code
   *     environment}
   * @param beneath what it would be without the changes of the app, where the file sets it
   * @param fallback what counts where nobody has set it
   * @param allowed what is allowed, in words
   * @param locked whether it can only be changed outside of the app
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record FieldBody(
      String name,
      @Nullable String value,
      String source,
      @Nullable String beneath,
      @Nullable String fallback,
      String allowed,
      boolean secret,
      boolean locked) {}

  /** What a new service of a kind has. */
  @Serdeable
  record KindBody(String kind, List<FieldBody> fields) {}

  /**
   * A user.
   *
   * @param password {@code configured}: set in the configuration; {@code first}: made by the box,
   *     on its label; {@code chosen}
   */
  @Serdeable
  record UserBody(String user, String password) {}

  /**
   * Where the certificates come from; the first that has the name that is asked for is served.
   *
   * @param authority what browsers must trust; null as long as a wrong clock keeps it from being
   *     made
   * @param warnings one plain sentence for each thing that people should know
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record CertificateBody(
      List<SourceBody> sources, @Nullable AuthorityBody authority, List<String> warnings) {}

  /**
   * One certificate.
   *
   * @param source {@code https.certificate}, {@code acme.pem}, {@code own} or {@code stand-in}
   * @param fingerprint SHA-256 in pairs of digits with colons
   * @param defects what is wrong with it, one plain sentence each
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record SourceBody(
      String source,
      String issuer,
      String fingerprint,
      List<String> hosts,
      @Nullable Instant notBefore,
      @Nullable Instant notAfter,
      boolean served,
      List<String> defects) {}

  /** A certificate authority. */
  @Serdeable
  record AuthorityBody(String name, String fingerprint, Instant notAfter) {}

  /**
   * The box's own Wi-Fi. Its key stands on the label alone.
   *
   * @param network name of the interface, or {@code auto}
   * @param fallback whether it comes up by itself when the way out is gone
   */
  @Serdeable
  @Schema(name = "HotspotSettingsBody")
  record HotspotBody(String ssid, String network, boolean fallback) {}

  /**
   * All changes of a group, in place of those of before.
   *
   * @param changes by name; null takes away what the file says; what is not named is as in the
   *     file. A value that was shown with {@code ***} may come back as it was shown
   */
  @Serdeable
  record ChangesBody(@JsonProperty(required = true) Map<String, @Nullable String> changes) {
    @Override
    public String toString() {
      return "ChangesBody" + changes.keySet();
    }
  }

  /**
   * Why a change was not taken, RFC 9457.
   *
   * @param mistakes all of them
   */
  @Serdeable
  record UnfitBody(
      String type, String title, int status, String detail, List<MistakeBody> mistakes) {}

  /**
   * One mistake.
   *
   * @param name the setting within the group; its full key where it is of another group
   * @param allowed what is allowed, in the words of the setting; empty where that is no one thing
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record MistakeBody(String name, String says, String allowed) {}
}
