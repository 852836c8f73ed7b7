package dev.controllerstatus.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.certs.ServerCertificate;
import dev.controllerstatus.command.Product;
import dev.controllerstatus.command.VisibleText;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.hotspot.AccessPoint;
import dev.controllerstatus.hotspot.WifiCode;
import dev.controllerstatus.trust.QrCodes;
import dev.controllerstatus.trust.Root;
import dev.controllerstatus.words.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTest {
  private static final Map<Role, Secret> FIRST =
      Map.of(Role.ADMIN, new Secret("abcd-efgh-jkmn-pqrs"));
  @TempDir private Path temp;

  private Label label(String name, String keys) throws Exception {
    return label(Locale.ENGLISH, name, keys);
  }

  private Label label(Locale language, String name, String keys) throws Exception {
    Path file = temp.resolve("controller-status.yml");
    String box = "box: { name: '%1$s', data: '%2$s', certs: '%2$s' }".formatted(name, temp);
    Files.writeString(file, "controller-status:\n  %s\n  %s\n".formatted(box, keys));
    try (Product product = Product.of(Map.of(Configuration.FILE_VARIABLE, file.toString()))) {
      return new Label(
          Messages.in(language),
          product.settings(),
          product.get(AccessPoint.class),
          FIRST,
          Optional.of(new Secret("abcde-fghjk")),
          new Root(product.get(ServerCertificate.class).authority().orElseThrow()).fingerprint());
    }
  }

  private Label label(String keys) throws Exception {
    return label("Depot North", keys);
  }

  @Test
  void its_codes_join_the_wifi_and_open_the_box() throws Exception {
    Label label = label("http: { port: 8080 }");
    assertEquals(
        List.of(
            "WIFI:T:WPA;S:%s;P:%s;;".formatted(label.ssid(), label.key()),
            "http://10.42.0.1:8080/"),
        QrCodes.in(label.html()));
  }

  @Test
  void usual_ports_need_not_be_typed() throws Exception {
    Label label = label("http: { port: 80 }\n  https: { port: 443, names: [depot.internal] }");
    assertEquals("10.42.0.1", label.address());
    assertEquals(List.of("https://10.42.0.1/", "https://depot.internal/"), label.urls());
  }

  @Test
  void the_first_passwords_are_on_it_and_others_are_not() throws Exception {
    Label label = label("https: { port: 8443 }");
    for (String told : List.of(label.text(), label.html())) {
      assertTrue(told.contains("abcd-efgh-jkmn-pqrs"), told);
      assertTrue(told.contains("abcde-fghjk"), told);
      assertTrue(told.contains("chosen by the owner"), told);
      assertTrue(told.contains("https://10.42.0.1:8443/"), told);
      assertTrue(told.contains(label.fingerprint().getFirst()), told);
    }
  }

  @Test
  void it_speaks_german() throws Exception {
    Label german = label(Locale.GERMAN, "Depot Nord", "http: { port: 80 }");
    Label english = label("Depot Nord", "http: { port: 80 }");
    String page = german.html();
    assertTrue(page.contains("<html lang=\"de\">"), page);
    Set<String> both = new TreeSet<>(VisibleText.of(page));
    both.retainAll(VisibleText.of(english.html()));
    both.removeIf(text -> !text.matches("\\p{L}{2,} ?.*"));
    both.removeIf(text -> text.equals(german.ssid()) || text.equals(german.key()));
    assertEquals(Set.of("Controller Status", "Depot Nord", "Name"), withoutSecrets(both));
    List<String> names =
        german.text().lines().skip(1).map(line -> line.strip().split("  +")[0]).toList();
    assertEquals(
        List.of(
            "WLAN",
            "WLAN-Schlüssel",
            "Adresse",
            "verschlüsselt",
            "Passwort viewer",
            "Passwort admin",
            "Einrichtungscode",
            "Fingerabdruck"),
        names.stream().map(name -> name.replaceFirst("^(Einrichtungscode) .*", "$1")).toList());
  }

  private static Set<String> withoutSecrets(Set<String> texts) {
    Set<String> rest = new TreeSet<>(texts);
    rest.removeIf(text -> text.matches("https?:.*|[a-z]{4,5}(-[a-z]{4,5})+|([0-9A-F]{2} ?)+"));
    return rest;
  }

  @Test
  void a_name_cannot_become_markup() throws Exception {
    Label label = label("<script>alert(1)</script>", "http: { port: 80 }");
    assertFalse(label.html().contains("<script"), label.html());
  }

  @Test
  void the_page_loads_nothing() throws Exception {
    String html = label("http: { port: 8080 }").html();
    assertFalse(html.matches("(?s).*(src=|href=|url\\(|@import).*"), html);
  }

  // The examples of ZXing's barcode contents, which phones follow.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mynetwork | mypass | WIFI:T:WPA;S:mynetwork;P:mypass;;",
        "\"foo;bar\\baz\" | a:b,c | WIFI:T:WPA;S:\\\"foo\\;bar\\\\baz\\\";P:a\\:b\\,c;;",
      })
  void characters_with_a_meaning_are_escaped(String ssid, String key, String expected) {
    assertEquals(expected, WifiCode.of(ssid, key));
  }
}
