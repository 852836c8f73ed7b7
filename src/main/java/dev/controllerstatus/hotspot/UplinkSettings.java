package dev.controllerstatus.hotspot;

import dev.controllerstatus.certs.x509.Bundle;
import dev.controllerstatus.certs.x509.Chain;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.UnfitException;
import dev.controllerstatus.config.Secret;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way of the box to the network, as somebody wants it to be. */
public sealed interface UplinkSettings {
  /** How the box gets its address. */
  Addressing addressing();

  /** For people: the network's name, or that of the socket. */
  String title();

  /**
   * By Wi-Fi.
   *
   * @param isHidden whether the network does not tell its name
   */
  record Wifi(Ssid ssid, boolean isHidden, Admission admission, Addressing addressing)
      implements UplinkSettings {
    @Override
    public String title() {
      return ssid.text();
    }
  }

  /**
   * By cable.
   *
   * @param network the device, such as {@code eth0}
   * @param admission {@link Admission.Open}, or 802.1X
   */
  record Wired(String network, Admission admission, Addressing addressing)
      implements UplinkSettings {
    /** A key alone opens no socket. */
    public Wired {
      if (admission instanceof Admission.Key) {
        throw new IllegalArgumentException("a wired network has no key");
      }
    }

    @Override
    public String title() {
      return network;
    }
  }

  /** What the box shows in order to be let in. */
  sealed interface Admission {
    /** Nothing. */
    record Open() implements Admission {}

    /** The key of WPA2 or WPA3: 8 to 63 characters, or 64 hexadecimal digits. */
    record Key(Secret key) implements Admission {
      /** Checks the length, which wpa_supplicant would only say to its log. */
      public Key {
        int length = key.reveal().length();
        if (length < 8 || length > 64) {
          throw new IllegalArgumentException("a key has 8 to 63 characters");
        }
      }
    }

    /**
     * 802.1X with a name and a password (PEAP, MSCHAPv2).
     *
     * @param anonymous the name outside of the tunnel; null for the same
     * @param authority PEM of the CA that the network's server must be signed by; null accepts any
     */
    record Peap(
        String identity, @Nullable String anonymous, Secret password, @Nullable String authority)
        implements Admission {}

    /**
     * 802.1X with a certificate (EAP-TLS).
     *
     * @param authority as in {@link Peap}
     * @param certificate PEM of the box's certificate
     * @param privateKey PEM of its key
     * @param password of that key; null where it has none
     */
    record Certificate(
        String identity,
        @Nullable String authority,
        String certificate,
        Secret privateKey,
        @Nullable Secret password)
        implements Admission {

      /**
       * Key and certificates, read.
       *
       * @throws UnfitException when they cannot be, or do not belong together
       */
      public Identity pair() throws UnfitException {
        return Chain.of(
            Bundle.parse(privateKey.reveal(), Optional.ofNullable(password))
                .with(Bundle.parse(certificate, Optional.empty())),
            "the text");
      }
    }
  }

  /** How the box gets its IPv4 address. */
  sealed interface Addressing {
    /** Resolvers that stand in for the network's; empty for those that the network gives. */
    List<Inet4Address> resolvers();

    /** From the network. */
    record Dhcp(List<Inet4Address> resolvers) implements Addressing {
      /** Copies the list. */
      public Dhcp {
        resolvers = List.copyOf(resolvers);
      }
    }

    /**
     * A fixed one.
     *
     * @param prefix bits of the network, 1 to 30
     */
    record Fixed(
        Inet4Address address, int prefix, Inet4Address gateway, List<Inet4Address> resolvers)
        implements Addressing {
      /** Copies the list and checks that the gateway can be reached. */
      public Fixed {
        resolvers = List.copyOf(resolvers);
        if (prefix < 1 || prefix > 30) {
          throw new IllegalArgumentException("a network has 1 to 30 bits, got " + prefix);
        }
        if (bits(address) >>> (32 - prefix) != bits(gateway) >>> (32 - prefix)) {
          throw new IllegalArgumentException("the gateway is in another network");
        }
      }

      private static int bits(Inet4Address address) {
        return java.nio.ByteBuffer.wrap(address.getAddress()).getInt();
      }
    }
  }
}
