package dev.controllerstatus.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Another way to the network, as it is to be tried. Certificates and keys are PEM.
 *
 * @param kind {@code wifi} or {@code cable}
 * @param ssid the network's name, up to 32 bytes in UTF-8
 * @param ssidHex its bytes instead, two hexadecimal digits each
 * @param hidden whether the network does not tell its name
 * @param network for a cable the device, one of {@code sockets}
 * @param protection {@code open}, {@code key}, {@code peap} or {@code tls}; without it a key for
 *     Wi-Fi and nothing for a cable
 * @param key 8 to 63 characters, or 64 hexadecimal digits
 * @param identity the name of 802.1X
 * @param anonymous the name outside of the tunnel of PEAP
 * @param password of PEAP, or of the private key
 * @param authority the CA of the network's server; without one any server is believed
 * @param addressing {@code dhcp}, which it is without it, or {@code fixed}
 * @param prefix bits of the network, or its mask
 * @param resolvers instead of those that the network gives, up to three
 */
@Serdeable
record UplinkWishBody(
    @JsonProperty(required = true) String kind,
    @Nullable String ssid,
    @Nullable String ssidHex,
    @Nullable Boolean hidden,
    @Nullable String network,
    @Nullable String protection,
    @Nullable String key,
    @Nullable String identity,
    @Nullable String anonymous,
    @Nullable String password,
    @Nullable String authority,
    @Nullable String certificate,
    @Nullable String privateKey,
    @Nullable String addressing,
    @Nullable String address,
    @Nullable String prefix,
    @Nullable String gateway,
    @Nullable List<String> resolvers) {

  /** Its fields by name, without those that are missing. */
  Map<String, String> texts() {
    Map<String, @Nullable String> all = new HashMap<>();
    all.put("kind", kind);
    all.put("ssid", ssid);
    all.put("ssidHex", ssidHex);
    all.put("hidden", hidden == null ? null : hidden.toString());
    all.put("network", network);
    all.put("protection", protection);
    all.put("key", key);
    all.put("identity", identity);
    all.put("anonymous", anonymous);
    all.put("password", password);
    all.put("authority", authority);
    all.put("certificate", certificate);
    all.put("privateKey", privateKey);
    all.put("addressing", addressing);
    all.put("address", address);
    all.put("prefix", prefix);
    all.put("gateway", gateway);
    all.put("resolvers", resolvers == null ? null : String.join(" ", resolvers));
    Map<String, String> texts = new HashMap<>();
    all.forEach((name, text) -> put(texts, name, text));
    return texts;
  }

  private static void put(Map<String, String> texts, String name, @Nullable String text) {
    if (text != null) {
      texts.put(name, text);
    }
  }

  @Override
  public String toString() {
    return "UplinkWishBody[" + kind + "]";
  }
}
