package dev.controllerstatus.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.config.Setting;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for states of settings. They are keyed by this run, so that nobody can try out which
 * password would give the same name.
 */
final class Revisions {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 12;
  private final SecretKeySpec key;

  Revisions() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
  }

  String of(List<Setting> settings) {
    String all =
        settings.stream()
            .map(s -> s.key() + s.value() + s.source() + s.beneath())
            .collect(Collectors.joining("\n"));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(all.getBytes(UTF_8)), BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
