package dev.controllerstatus.hotspot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.IdentityFile;
import dev.controllerstatus.certs.x509.Issuer;
import dev.controllerstatus.hotspot.UplinkForm.Result.Fit;
import dev.controllerstatus.hotspot.UplinkForm.Result.Unfit;
import dev.controllerstatus.hotspot.UplinkSettings.Addressing;
import dev.controllerstatus.hotspot.UplinkSettings.Admission;
import dev.controllerstatus.hotspot.UplinkSettings.Wifi;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UplinkFormTest {
  /** Fields such as {@code kind=wifi; ssid=Cellar}. */
  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String field : text.split(";", -1)) {
      String[] parts = field.strip().split("=", 2);
      if (parts.length == 2) {
        fields.put(parts[0], parts[1]);
      }
    }
    return fields;
  }

  private static UplinkSettings fit(String text) {
    UplinkForm.Result result = UplinkForm.read(fields(text), List.of("eth0"));
    return assertInstanceOf(Fit.class, result, result::toString).settings();
  }

  private static List<UplinkMistake> mistakes(String text) {
    UplinkForm.Result result = UplinkForm.read(fields(text), List.of("eth0"));
    return assertInstanceOf(Unfit.class, result, result::toString).mistakes();
  }

  @Test
  void a_network_with_a_key_is_all_that_most_people_need() {
    Wifi wifi = assertInstanceOf(Wifi.class, fit("kind=wifi; ssid=Cellar; key=correct horse"));
    assertEquals("Cellar", wifi.title());
    assertInstanceOf(Admission.Key.class, wifi.admission());
    assertEquals(new Addressing.Dhcp(List.of()), wifi.addressing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"f09f948c", "3c7363726970743e", "ff00fe22273b", "20436166c3a920"})
  void any_bytes_are_a_name_as_digits(String hex) {
    Wifi wifi = (Wifi) fit("kind=wifi; protection=open; ssidHex=" + hex);
    assertEquals(hex, wifi.ssid().hex());
  }

  @ParameterizedTest
  @CsvSource({"24, 24", "/24, 24", "255.255.255.0, 24", "255.255.254.0, 23", "30, 30"})
  void the_size_of_a_network_is_bits_or_a_mask(String typed, int bits) {
    Addressing.Fixed fixed =
        (Addressing.Fixed)
            fit("kind=cable; network=eth0; addressing=fixed; address=192.168.1.6;"
                    + " gateway=192.168.1.5; resolvers=9.9.9.9, 1.1.1.1; prefix="
                    + typed)
                .addressing();
    assertEquals(bits, fixed.prefix());
    assertEquals(2, fixed.resolvers().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind=boat | KIND",
        "kind=wifi; key=12345678 | SSID_MISSING",
        "kind=wifi; key=12345678; ssid=ééééééééééééééééé | SSID_TOO_LONG",
        "kind=wifi; key=12345678; ssidHex=zz | SSID_HEX",
        "kind=wifi; key=12345678;"
            + " ssidHex=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00 |"
            + " SSID_HEX",
        "kind=wifi; ssid=a; protection=wep | PROTECTION",
        "kind=cable; network=eth0; protection=key; key=12345678 | PROTECTION",
        "kind=wifi; ssid=a; key=1234567 | KEY",
        "kind=wifi; ssid=a; key=pässwort1 | KEY",
        "kind=wifi; ssid=a; protection=peap | IDENTITY PASSWORD",
        "kind=wifi; ssid=a; protection=peap; identity=i; password=p; authority=x | AUTHORITY",
        "kind=wifi; ssid=a; protection=tls; identity=i | CERTIFICATE PRIVATE_KEY",
        "kind=cable; network=eth9 | NETWORK",
        "kind=cable; network=eth0; addressing=auto | ADDRESSING",
        "kind=cable; network=eth0; addressing=fixed | ADDRESS PREFIX GATEWAY",
        "kind=cable; network=eth0; addressing=fixed; address=127.0.0.1; prefix=24; gateway=1.2.3 |"
            + " ADDRESS GATEWAY",
        "kind=cable; network=eth0; addressing=fixed; address=10.42.0.9; prefix=24;"
            + " gateway=10.42.0.7 | ADDRESS_OWN_WIFI",
        "kind=cable; network=eth0; addressing=fixed; address=192.168.1.6; prefix=31;"
            + " gateway=192.168.1.7 | PREFIX",
        "kind=cable; network=eth0; addressing=fixed; address=192.168.1.6; prefix=255.0.255.0;"
            + " gateway=192.168.1.7 | PREFIX",
        "kind=cable; network=eth0; addressing=fixed; address=192.168.1.6; prefix=24;"
            + " gateway=192.168.2.1 | GATEWAY_ELSEWHERE",
        "kind=cable; network=eth0; addressing=fixed; address=192.168.1.6; prefix=24;"
            + " gateway=192.168.1.6 | GATEWAY_ELSEWHERE",
        "kind=cable; network=eth0; resolvers=256.1.1.1 | RESOLVERS",
        "kind=cable; network=eth0; resolvers=1.1.1.1 2.2.2.2 3.3.3.3 4.4.4.4 | RESOLVERS",
        "kind=wifi; ssid=; key=1; addressing=fixed; resolvers=x | SSID_MISSING KEY RESOLVERS"
            + " ADDRESS PREFIX GATEWAY"
      })
  void all_mistakes_are_told_at_once(String typed, String expected) {
    assertEquals(
        List.of(expected.split(" ")), mistakes(typed).stream().map(Enum::name).toList(), typed);
  }

  @Test
  void no_mistake_is_without_an_example() throws Exception {
    CsvSource examples =
        UplinkFormTest.class
            .getDeclaredMethod("all_mistakes_are_told_at_once", String.class, String.class)
            .getAnnotation(CsvSource.class);
    Set<UplinkMistake> seen =
        Arrays.stream(examples.value())
            .flatMap(line -> Arrays.stream(line.split("\\|", -1)[1].strip().split(" ")))
            .map(UplinkMistake::valueOf)
            .collect(Collectors.toSet());
    assertEquals(EnumSet.allOf(UplinkMistake.class), seen);
  }

  @Test
  void a_certificate_wants_its_own_key() throws Exception {
    Instant now = Instant.parse("2026-11-22T00:00:00Z");
    Identity own = Issuer.standIn(List.of("box.test"), now, now.plusSeconds(1));
    Identity other = Issuer.standIn(List.of("box.test"), now, now.plusSeconds(1));
    assertInstanceOf(Fit.class, UplinkForm.read(tls(own, own), List.of()));
    assertEquals(
        new Unfit(List.of(UplinkMistake.PRIVATE_KEY)), UplinkForm.read(tls(own, other), List.of()));
  }

  private static Map<String, String> tls(Identity shown, Identity kept) throws Exception {
    Map<String, String> typed =
        new HashMap<>(fields("kind=wifi; ssid=a; protection=tls; identity=i"));
    typed.put("certificate", IdentityFile.text(shown.chain()));
    typed.put("privateKey", IdentityFile.text(List.of(new JcaPKCS8Generator(kept.key(), null))));
    return typed;
  }

  @Test
  void a_blank_at_the_end_of_a_key_is_part_of_it() {
    Map<String, String> typed = Map.of("kind", "wifi", "ssid", " Cellar ", "key", "1234567 ");
    Fit fit = assertInstanceOf(Fit.class, UplinkForm.read(typed, List.of()));
    Wifi wifi = assertInstanceOf(Wifi.class, fit.settings());
    assertEquals("1234567 ", ((Admission.Key) wifi.admission()).key().reveal());
    assertEquals("Cellar", wifi.title());
  }
}
