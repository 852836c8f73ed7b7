package dev.controllerstatus.hotspot;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.hotspot.UplinkSettings.Addressing;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of an {@link UplinkForm} by which the box gets its address. */
record AddressingFields(FormFields fields) {
  private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
  private static final Pattern BITS = Pattern.compile("/?(\\d{1,2})");
  private static final int MOST_RESOLVERS = 3;
  private static final int MOST_BITS = 30;
  private static final int OWN_BITS = 24;

  Optional<Addressing> read() {
    Optional<List<Inet4Address>> resolvers = resolvers();
    return switch (fields.text("addressing")) {
      case "", "dhcp" -> resolvers.map(Addressing.Dhcp::new);
      case "fixed" -> fixed(resolvers);
      default -> fields.wrong(UplinkMistake.ADDRESSING);
    };
  }

  private Optional<Addressing> fixed(Optional<List<Inet4Address>> resolvers) {
    Optional<Inet4Address> address = address();
    Optional<Integer> prefix =
        prefix(fields.text("prefix")).or(() -> fields.wrong(UplinkMistake.PREFIX));
    Optional<Inet4Address> gateway =
        host(fields.text("gateway")).or(() -> fields.wrong(UplinkMistake.GATEWAY));
    if (resolvers.isEmpty() || address.isEmpty() || prefix.isEmpty() || gateway.isEmpty()) {
      return Optional.empty();
    }
    boolean isNear = isIn(gateway.get(), address.get(), prefix.get());
    return isNear && !gateway.equals(address)
        ? Optional.of(
            new Addressing.Fixed(address.get(), prefix.get(), gateway.get(), resolvers.get()))
        : fields.wrong(UplinkMistake.GATEWAY_ELSEWHERE);
  }

  private Optional<Inet4Address> address() {
    Optional<Inet4Address> address = host(fields.text("address"));
    if (address.isEmpty()) {
      return fields.wrong(UplinkMistake.ADDRESS);
    }
    Inet4Address own = Inet4Address.ofLiteral(Settings.Hotspot.ADDRESS);
    return isIn(own, address.get(), OWN_BITS)
        ? fields.wrong(UplinkMistake.ADDRESS_OWN_WIFI)
        : address;
  }

  private Optional<List<Inet4Address>> resolvers() {
    List<String> typed =
        Arrays.stream(fields.text("resolvers").split("[\\s,;]+", -1))
            .filter(text -> !text.isEmpty())
            .toList();
    List<Inet4Address> read = typed.stream().flatMap(text -> host(text).stream()).toList();
    return read.size() == typed.size() && typed.size() <= MOST_RESOLVERS
        ? Optional.of(read)
        : fields.wrong(UplinkMistake.RESOLVERS);
  }

  /** One that a device may have: not of this host, of nobody, of a group or of all. */
  private static Optional<Inet4Address> host(String text) {
    return parse(text)
        .filter(address -> !address.isLoopbackAddress() && (bits(address) >>> 24) != 0)
        .filter(address -> (bits(address) >>> 28) < 0xe);
  }

  private static Optional<Inet4Address> parse(String text) {
    try {
      return ADDRESS.matcher(text).matches()
          ? Optional.of(Inet4Address.ofLiteral(text))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Bits, or a mask such as 255.255.255.0, as it stands on many a note. */
  private static Optional<Integer> prefix(String text) {
    var bits = BITS.matcher(text);
    Optional<Integer> prefix =
        bits.matches()
            ? Optional.of(Integer.valueOf(bits.group(1)))
            : parse(text)
                .map(AddressingFields::bits)
                .filter(mask -> Integer.bitCount(mask) == Integer.numberOfLeadingZeros(~mask))
                .map(Integer::bitCount);
    return prefix.filter(count -> count >= 1 && count <= MOST_BITS);
  }

  private static boolean isIn(Inet4Address one, Inet4Address other, int prefix) {
    return bits(one) >>> (32 - prefix) == bits(other) >>> (32 - prefix);
  }

  private static int bits(Inet4Address address) {
    return ByteBuffer.wrap(address.getAddress()).getInt();
  }
}
