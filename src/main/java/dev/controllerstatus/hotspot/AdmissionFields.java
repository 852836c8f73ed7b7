package dev.controllerstatus.hotspot;

import dev.controllerstatus.certs.x509.Bundle;
import dev.controllerstatus.certs.x509.UnfitException;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.hotspot.UplinkSettings.Admission;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of an {@link UplinkForm} by which the box is let in. */
record AdmissionFields(FormFields fields) {
  // A passphrase is ASCII from blank to tilde (IEEE 802.11, M.4), or the key itself.
  private static final Pattern KEY = Pattern.compile("[ -~]{8,63}|[0-9A-Fa-f]{64}");
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("(?s)\\s*-----BEGIN [A-Z ]*PRIVATE KEY-----.+-----END [A-Z ]*KEY-----\\s*");

  /** Reads them; without a protection it is this one. */
  Optional<Admission> read(String usual) {
    String protection = fields.text("protection");
    return switch (protection.isEmpty() ? usual : protection) {
      case "open" -> Optional.of(new Admission.Open());
      case "key" -> key();
      case "peap" -> peap();
      case "tls" -> tls();
      default -> fields.wrong(UplinkMistake.PROTECTION);
    };
  }

  private Optional<Admission> key() {
    String key = fields.secret("key");
    return KEY.matcher(key).matches()
        ? Optional.of(new Admission.Key(new Secret(key)))
        : fields.wrong(UplinkMistake.KEY);
  }

  private Optional<Admission> peap() {
    Optional<String> identity = identity();
    Optional<String> password = given(fields.secret("password"), UplinkMistake.PASSWORD);
    boolean hasAuthority = isAuthorityFit();
    if (identity.isEmpty() || password.isEmpty() || !hasAuthority) {
      return Optional.empty();
    }
    return Optional.of(
        new Admission.Peap(
            identity.get(),
            optional("anonymous").orElse(null),
            new Secret(password.get()),
            optional("authority").orElse(null)));
  }

  private Optional<Admission> tls() {
    Optional<String> identity = identity();
    boolean hasAuthority = isAuthorityFit();
    Optional<String> certificate = certificate();
    Optional<String> privateKey = privateKey();
    if (identity.isEmpty() || !hasAuthority || certificate.isEmpty() || privateKey.isEmpty()) {
      return Optional.empty();
    }
    Admission.Certificate own =
        new Admission.Certificate(
            identity.get(),
            optional("authority").orElse(null),
            certificate.get(),
            new Secret(privateKey.get()),
            Optional.of(fields.secret("password"))
                .filter(text -> !text.isEmpty())
                .map(Secret::new)
                .orElse(null));
    return isPair(own) ? Optional.of(own) : fields.wrong(UplinkMistake.PRIVATE_KEY);
  }

  /** The far end would refuse another key without a word why. */
  private static boolean isPair(Admission.Certificate own) {
    try {
      return !own.pair().chain().isEmpty();
    } catch (UnfitException e) {
      return false;
    }
  }

  private Optional<String> identity() {
    return given(fields.text("identity"), UplinkMistake.IDENTITY);
  }

  private Optional<String> given(String text, UplinkMistake otherwise) {
    return text.isEmpty() ? fields.wrong(otherwise) : Optional.of(text);
  }

  private Optional<String> optional(String field) {
    return Optional.of(fields.text(field)).filter(text -> !text.isEmpty());
  }

  private boolean isAuthorityFit() {
    boolean isFit = optional("authority").map(AdmissionFields::isCertificate).orElse(true);
    if (!isFit) {
      Optional<Object> _ = fields.wrong(UplinkMistake.AUTHORITY);
    }
    return isFit;
  }

  private Optional<String> certificate() {
    String pem = fields.text("certificate");
    return isCertificate(pem) ? Optional.of(pem) : fields.wrong(UplinkMistake.CERTIFICATE);
  }

  private Optional<String> privateKey() {
    String pem = fields.secret("privateKey");
    return PRIVATE_KEY.matcher(pem).matches()
        ? Optional.of(pem)
        : fields.wrong(UplinkMistake.PRIVATE_KEY);
  }

  /** One or more, as a file of them is. */
  private static boolean isCertificate(String pem) {
    try {
      return !Bundle.parse(pem, Optional.empty()).certificates().isEmpty();
    } catch (UnfitException e) {
      return false;
    }
  }
}
