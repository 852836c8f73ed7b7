package dev.controllerstatus.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "ANDROID, '\"Android\"', 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/156.0'",
    "ANDROID, , 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'",
    "IOS, , 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605 Safari/604.1'",
    "WINDOWS, '\"Windows\"', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0"
        + " Safari/537.36'",
    "MACOS, , 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0 Safari/605.1.15'",
    "MACOS, '\"macOS\"', ",
    "LINUX, '\"Linux\"', 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36'",
    "FIREFOX, , 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'",
    "ANDROID, , ",
    "ANDROID, , curl/8.0"
  })
  void the_likely_one_comes_first_and_none_is_missing(String first, String hint, String agent) {
    List<Platform> all = Platform.likelyFirst(hint, agent);
    assertEquals(Platform.valueOf(first), all.getFirst());
    assertEquals(EnumSet.allOf(Platform.class), EnumSet.copyOf(all));
  }
}
