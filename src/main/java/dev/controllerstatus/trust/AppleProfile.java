package dev.controllerstatus.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A configuration profile for iPhones, iPads and Macs with one certificate to trust: Apple's
 * Configuration Profile Reference, payload {@code com.apple.security.root}. The same certificate
 * always makes the same profile, so a second download replaces the first.
 */
final class AppleProfile {
  /** What iOS opens as a profile. */
  static final String MEDIA_TYPE = "application/x-apple-aspen-config";

  private static final String DTD =
      "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
          + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">";
  // The namespace of URLs and URNs, RFC 9562 section 6.6.
  private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
  private static final int UUID_BYTES = 16;
  private final XMLStreamWriter xml;

  private AppleProfile(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(String boxName, Root root) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new AppleProfile(xml).write(boxName, root);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a profile in memory", e);
    }
    return text.toString();
  }

  private void write(String boxName, Root root) throws XMLStreamException {
    String name = "Controller Status: " + boxName;
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeDTD(DTD);
    xml.writeStartElement("plist");
    xml.writeAttribute("version", "1.0");
    xml.writeStartElement("dict");
    common("Configuration", name, "profile", root);
    entry("PayloadDescription", "string", "Lets this device trust the box \"" + boxName + "\".");
    entry("PayloadRemovalDisallowed", "false", null);
    key("PayloadContent");
    xml.writeStartElement("array");
    xml.writeStartElement("dict");
    common("com.apple.security.root", name, "root", root);
    entry("PayloadCertificateFileName", "string", "controller-status.crt");
    entry("PayloadContent", "data", Base64.getEncoder().encodeToString(root.der()));
    xml.writeEndDocument();
  }

  private void common(String type, String name, String part, Root root) throws XMLStreamException {
    UUID id = id(part, root);
    entry("PayloadType", "string", type);
    entry("PayloadVersion", "integer", "1");
    entry("PayloadIdentifier", "string", "dev.controllerstatus." + part + "." + id);
    entry("PayloadUUID", "string", id.toString());
    entry("PayloadDisplayName", "string", name);
  }

  private void entry(String key, String type, @Nullable String value) throws XMLStreamException {
    key(key);
    if (value == null) {
      xml.writeEmptyElement(type);
    } else {
      element(type, value);
    }
  }

  private void key(String name) throws XMLStreamException {
    element("key", name);
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(legal(text));
    xml.writeEndElement();
  }

  /** Without the characters that XML 1.0 section 2.2 cannot carry in any spelling. */
  private static String legal(String text) {
    return text.replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
  }

  /** Name-based, RFC 9562 section 5.3. */
  static UUID id(String part, Root root) {
    byte[] name = ("urn:controller-status:" + part + ":" + root.fingerprint()).getBytes(UTF_8);
    return UUID.nameUUIDFromBytes(
        ByteBuffer.allocate(UUID_BYTES + name.length)
            .putLong(URLS.getMostSignificantBits())
            .putLong(URLS.getLeastSignificantBits())
            .put(name)
            .array());
  }
}
