package dev.controllerstatus.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
  static Stream<Fault> faults() {
    return AnyFault.all("what the far end said");
  }

  @ParameterizedTest
  @MethodSource("faults")
  void every_fault_is_found_again_by_its_words(Fault fault) {
    assertEquals(Optional.of(fault), Fault.of(fault.layer(), fault.code(), fault.detail()));
  }

  @Test
  void the_words_of_all_faults_differ() {
    assertEquals(faults().count(), faults().map(FaultTest::words).distinct().count());
  }

  @ParameterizedTest
  @CsvSource({
    "haunted, timeout, connect",
    "unreachable, haunted, connect",
    "unreachable, timeout, haunted",
    "unreachable, timeout, CONNECT",
    "unreachable, no-such-name, connect",
    "'', '', ''"
  })
  void words_of_no_fault_give_none(String layer, String code, String detail) {
    assertEquals(Optional.empty(), Fault.of(layer, code, detail));
  }

  private static String words(Fault fault) {
    return fault.layer() + '/' + fault.code() + '/' + fault.detail();
  }
}
