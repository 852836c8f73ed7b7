package dev.controllerstatus.probe.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void what_cannot_be_printed_is_a_dot() {
    assertEquals("a.b.c.", Excerpt.of(new byte[] {'a', 0, 'b', 27, 'c', (byte) 0xe9, '\r', '\n'}));
  }

  @Test
  void a_long_text_is_cut_with_an_ellipsis() {
    assertEquals("x".repeat(60), Excerpt.of("x".repeat(60), 60));
    assertEquals("x".repeat(60) + "…", Excerpt.of("x".repeat(61), 60));
  }
}
