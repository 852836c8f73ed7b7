package dev.controllerstatus.certs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {
  private final List<String> logged = new ArrayList<>();
  private final Warnings warnings = new Warnings(logged::add);

  private List<String> look(String... sentences) {
    List.of(sentences).forEach(warnings::isSo);
    return warnings.told();
  }

  @Test
  void what_stays_so_is_logged_once_and_told_each_time() {
    assertEquals(List.of("a"), look("a"));
    assertEquals(List.of("a", "b"), look("a", "b"));
    assertEquals(List.of("a", "b"), look("a", "b"));
    assertEquals(List.of("a", "b"), logged);
  }

  @Test
  void what_comes_back_is_logged_again() {
    look("a");
    assertEquals(List.of(), look());
    look("a");
    assertEquals(List.of("a", "a"), logged);
  }

  @Test
  void what_has_happened_stays() {
    warnings.happened("moved");
    assertEquals(List.of("moved"), look());
    assertEquals(List.of("moved"), look());
    assertEquals(List.of("moved"), logged);
  }
}
