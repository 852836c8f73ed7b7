package dev.controllerstatus.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.controllerstatus.probe.TestAuthority;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class AppleProfileTest {
  private static final Root ROOT = new Root(new TestAuthority("Some CA").certificate());

  private static Document parse(byte[] profile) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setEntityResolver((_, _) -> new InputSource(new StringReader(""))); // No DTD fetched.
    return builder.parse(new ByteArrayInputStream(profile));
  }

  /** The value that follows a key, in the profile (0) or in its payload (1). */
  private static String value(byte[] profile, String key, int depth) throws Exception {
    String dict = depth == 0 ? "/plist/dict" : "/plist/dict/array/dict";
    return XPathFactory.newInstance()
        .newXPath()
        .evaluate(dict + "/key[.='%s']/following-sibling::*[1]".formatted(key), parse(profile));
  }

  static byte[] payload(byte[] profile) throws Exception {
    return Base64.getDecoder().decode(value(profile, "PayloadContent", 1));
  }

  private static byte[] profile(String boxName) {
    return AppleProfile.of(boxName, ROOT).getBytes(UTF_8);
  }

  @Test
  void it_carries_the_certificate_as_one_to_trust() throws Exception {
    byte[] profile = profile("Depot");
    assertEquals("Configuration", value(profile, "PayloadType", 0));
    assertEquals("com.apple.security.root", value(profile, "PayloadType", 1));
    assertArrayEquals(ROOT.certificate().getEncoded(), payload(profile));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A & B <c> \"d\" 'e' ]]>", "Straße 充電 🔌", "with\u0001control\u0000s"})
  void whatever_the_box_is_called_it_is_well_formed(String name) throws Exception {
    assertEquals(
        "Controller Status: " + name.replaceAll("[\u0000\u0001]", ""),
        value(profile(name), "PayloadDisplayName", 0));
  }

  @Test
  void the_same_certificate_makes_the_same_ids_and_another_makes_others() throws Exception {
    Root other = new Root(new TestAuthority("Some CA").certificate());
    assertEquals(AppleProfile.id("root", ROOT), AppleProfile.id("root", ROOT));
    assertNotEquals(AppleProfile.id("root", ROOT), AppleProfile.id("root", other));
    assertNotEquals(AppleProfile.id("root", ROOT), AppleProfile.id("profile", ROOT));
    assertEquals(3, AppleProfile.id("root", ROOT).version());
    assertEquals(2, AppleProfile.id("root", ROOT).variant());
  }
}
