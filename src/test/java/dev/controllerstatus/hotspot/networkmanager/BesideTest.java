package dev.controllerstatus.hotspot.networkmanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code iw} says of radios, in the form of its source (info.c). */
class BesideTest {
  private static final String RADIO =
      """
      Wiphy phy0
      \tSupported interface modes:
      \t\t * managed
      \t\t * AP
      \tvalid interface combinations:
      %s
      \tHT Capability overrides:
      """;

  private static Combinations radio(String combinations) {
    return new Combinations(RADIO.formatted(combinations.replace("/ ", "\n\t\t   ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A Raspberry Pi: either on two channels, or both on one.
        "* #{ managed } <= 1, #{ P2P-device } <= 1, #{ P2P-client, P2P-GO } <= 1,/ total <= 3, "
            + "#channels <= 2/ * #{ managed } <= 1, #{ AP } <= 1, #{ P2P-client } <= 1,/ "
            + "total <= 4, #channels <= 1| true | false",
        // A laptop.
        "* #{ managed } <= 1, #{ AP, P2P-client, P2P-GO } <= 1,/ total <= 2, #channels <= 2"
            + "| true | true",
        // The simulated one.
        "* #{ IBSS } <= 1, #{ managed, AP, mesh point } <= 2048,/ total <= 2048, #channels <= 1, "
            + "STA/AP BI must match| true | false",
        "* #{ managed, AP } <= 1,/ total <= 1, #channels <= 1| false | false",
        "* #{ managed, AP } <= 1, #{ P2P-device } <= 1,/ total <= 2, #channels <= 1| false | false",
        "* #{ managed } <= 2, #{ AP/VLAN } <= 8,/ total <= 8, #channels <= 1| false | false",
        "* #{ managed } <= 1, #{ AP } <= 1,/ total <= 1, #channels <= 1| false | false"
      })
  void a_radio_is_both_where_one_combination_has_both(
      String combinations, boolean onOneChannel, boolean onTwo) {
    assertEquals(onOneChannel, radio(combinations).haveBoth(1));
    assertEquals(onTwo, radio(combinations).haveBoth(2));
  }

  @Test
  void a_radio_that_tells_none_is_not_both() {
    assertFalse(new Combinations("\tinterface combinations are not supported\n").haveBoth(1));
    assertFalse(new Combinations("").haveBoth(1));
  }

  @ParameterizedTest
  @CsvSource({
    "b8:27:eb:01:02:03, be:27:eb:01:02:03",
    "02:00:00:00:00:00, 06:00:00:00:00:00",
    "06:00:00:00:00:00, 02:00:00:00:00:00"
  })
  void its_address_is_made_up_and_another(String station, String own) {
    assertEquals(own, Beside.ownAddress(station));
  }
}
