package dev.controllerstatus.hotspot.networkmanager;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.IdentityFile;
import dev.controllerstatus.certs.x509.Issuer;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.hotspot.Ssid;
import dev.controllerstatus.hotspot.UplinkSettings;
import dev.controllerstatus.hotspot.UplinkSettings.Addressing;
import dev.controllerstatus.hotspot.UplinkSettings.Admission;
import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UplinkProfileTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

  private static Map<String, Map<String, Variant<?>>> profile(
      Admission admission, boolean isModern) {
    UplinkSettings settings =
        new UplinkSettings.Wifi(Ssid.of("Depot"), false, admission, new Addressing.Dhcp(List.of()));
    Device device =
        new Device(new DBusPath("/device"), new Facts(Map.of("Interface", new Variant<>("wlan0"))));
    return new UplinkProfile(settings, "id", 10, isModern).on(device);
  }

  static Admission.Certificate certificate() throws Exception {
    Identity authority = Issuer.authority("Depot", List.of("box.test"), NOW);
    Identity own = Issuer.leaf(authority, List.of("box.test"), NOW);
    return new Admission.Certificate(
        "box.test",
        IdentityFile.text(authority.chain()),
        IdentityFile.text(own.chain()),
        new Secret(IdentityFile.text(List.of(new JcaPKCS8Generator(own.key(), null)))),
        null);
  }

  private static byte[] blob(Map<String, Variant<?>> eap, String name) {
    return (byte[]) eap.get(name).getValue();
  }

  @ParameterizedTest
  @CsvSource({"false, wpa-psk", "true, sae"})
  void a_network_of_wpa3_alone_is_named_as_such(boolean isModern, String management) {
    Admission key = new Admission.Key(new Secret("correct horse"));
    assertEquals(
        management,
        profile(key, isModern).get("802-11-wireless-security").get("key-mgmt").getValue());
  }

  @Test
  void an_authority_goes_as_der_and_is_the_one_that_signed_itself() throws Exception {
    Identity root = Issuer.authority("Depot", List.of("radius.test"), NOW);
    Identity server = Issuer.leaf(root, List.of("radius.test"), NOW);
    Admission peap =
        new Admission.Peap("box", null, new Secret("p"), IdentityFile.text(server.chain()));
    assertArrayEquals(
        root.certificate().getEncoded(), blob(profile(peap, false).get("802-1x"), "ca-cert"));
  }

  @Test
  void a_key_goes_with_its_certificates_as_pkcs12() throws Exception {
    Admission.Certificate tls = certificate();
    Identity own = tls.pair();
    Map<String, Variant<?>> eap = profile(tls, false).get("802-1x");
    assertArrayEquals(blob(eap, "client-cert"), blob(eap, "private-key"));
    char[] password = ((String) eap.get("private-key-password").getValue()).toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(blob(eap, "private-key")), password);
    String alias = store.aliases().nextElement();
    assertEquals(own.key(), store.getKey(alias, password));
    assertEquals(own.chain(), List.of(store.getCertificateChain(alias)));
  }
}
