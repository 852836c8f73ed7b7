package dev.controllerstatus.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The trust page of the whole product, as somebody without a password sees it. */
class TrustPageTest {
  @TempDir private static Path temp;
  private static RunningBox box;
  private static X509Certificate ca;

  @BeforeAll
  static void start() throws Exception {
    box = new RunningBox(temp, "");
    ca = certificate(Files.readString(temp.resolve("certs/ca.pem")).getBytes(US_ASCII));
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  private static X509Certificate certificate(byte[] bytes) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes));
  }

  @Test
  void nobody_needs_a_password_for_it() throws Exception {
    Answer page = box.ask("GET /trust", "Accept: text/html");
    assertEquals(200, page.status());
    assertTrue(page.header("content-type").startsWith("text/html"), page::head);
    assertTrue(page.body().contains("Test depot"), page::body);
  }

  @Test
  void the_fingerprint_is_that_of_the_authority_in_digits_and_in_the_code() throws Exception {
    String colons =
        HexFormat.ofDelimiter(":")
            .withUpperCase()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(ca.getEncoded()));
    String page = box.ask("GET /trust").body();
    assertTrue(page.replaceAll("</?span>", "").contains(colons.replace(':', ' ')), page);
    assertEquals(List.of("SHA-256 " + colons), QrCodes.in(page));
  }

  @Test
  void the_certificate_is_served_in_the_forms_that_systems_take() throws Exception {
    Answer crt = box.ask("GET /trust/ca.crt");
    assertEquals("application/x-x509-ca-cert", crt.header("content-type"));
    assertEquals(
        "inline; filename=\"controller-status-test-depot.crt\"", crt.header("content-disposition"));
    assertEquals(ca.getEncoded().length, Integer.parseInt(crt.header("content-length")));
    Answer pem = box.ask("GET /trust/ca.pem");
    assertEquals(ca, certificate(pem.body().getBytes(US_ASCII)));
    Answer profile = box.ask("GET /trust/ca.mobileconfig");
    assertEquals("application/x-apple-aspen-config", profile.header("content-type"));
    assertEquals(ca, certificate(AppleProfileTest.payload(profile.body().getBytes(UTF_8))));
  }

  @ParameterizedTest
  @CsvSource({
    "/trust/check.js, text/javascript",
    "/page/trust.js, application/javascript",
    "/page/trust.css, text/css"
  })
  void what_the_page_loads_is_as_public_as_it(String path, String type) throws Exception {
    Answer answer = box.ask("GET " + path);
    assertEquals(200, answer.status());
    assertTrue(answer.header("content-type").startsWith(type), answer::head);
  }

  @Test
  void nothing_on_the_page_is_stopped_by_its_own_policy() throws Exception {
    String page = box.ask("GET /trust").body();
    assertFalse(page.matches("(?s).*(<style|<script>| style=| on[a-z]+=).*"), page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/trust",
        "/trust/ca.crt",
        "/trust/ca.pem",
        "/trust/ca.mobileconfig",
        "/page/base.css",
        "/page/trust.css"
      })
  void the_hotspot_serves_it_without_encryption(String path) throws Exception {
    assertEquals(200, box.askHotspot("GET " + path).status());
    assertEquals(302, box.askPlain("localhost", "GET " + path).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/status",
        "GET /trusty",
        "GET /health",
        "GET /login",
        "POST /trust/ca.crt"
      })
  void the_hotspot_serves_no_more_without_encryption(String request) throws Exception {
    assertEquals(404, box.askHotspot(request).status());
  }

  @Test
  void elsewhere_the_plain_port_leads_to_it() throws Exception {
    assertEquals(
        "https://box.test:%d/trust".formatted(box.httpsPort()),
        box.askPlain("box.test", "GET /trust").header("location"));
  }

  @Test
  void without_encryption_the_page_leads_to_where_it_can_tell() throws Exception {
    String there = "href=\"https://127.0.0.2:%d/trust\"".formatted(box.httpsPort());
    assertTrue(box.askHotspot("GET /trust").body().contains(there));
    assertFalse(box.ask("GET /trust").body().contains(there));
  }

  @Test
  void a_foreign_name_is_misdirected_even_there() throws Exception {
    assertEquals(421, box.askHost("evil.example", "GET /trust").status());
  }
}
