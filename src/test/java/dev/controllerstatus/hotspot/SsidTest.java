package dev.controllerstatus.hotspot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsidTest {
  @Property(tries = 300)
  void any_bytes_come_back_unchanged(@ForAll @Size(min = 1, max = 32) byte[] bytes) {
    Ssid ssid = Ssid.of(bytes);
    assertArrayEquals(bytes, ssid.bytes());
    assertEquals(ssid, new Ssid(ssid.hex()));
  }

  @Property(tries = 300)
  void no_bytes_put_a_control_character_on_the_screen(
      @ForAll @Size(min = 1, max = 32) byte[] bytes) {
    assertTrue(Ssid.of(bytes).text().codePoints().noneMatch(Character::isISOControl));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Café \"Nord\" ' <b>", "🔌🚗", "👩‍🔧", "充电站", " ", "a\\b"})
  void what_people_type_is_what_people_see(String name) {
    assertEquals(name, Ssid.of(name).text());
  }

  @ParameterizedTest
  @CsvSource({
    "616263, abc",
    "ff41fe, \\xffA\\xfe",
    "610a62, a\\u{a}b",
    "61e280ae62, a\\u{202e}b",
    "c328, \\xc3("
  })
  void what_is_no_text_is_shown_as_what_it_is(String hex, String text) {
    assertEquals(text, new Ssid(hex).text());
  }

  @Test
  void a_name_has_at_most_32_bytes() {
    String longest = HexFormat.of().formatHex(new byte[32]);
    assertEquals(32, new Ssid(longest).bytes().length);
    assertThrows(IllegalArgumentException.class, () -> new Ssid(longest + "00"));
    assertThrows(IllegalArgumentException.class, () -> new Ssid(""));
    assertThrows(IllegalArgumentException.class, () -> new Ssid("xy"));
  }
}
