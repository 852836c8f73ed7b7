package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckProgressTest {
  @Test
  void an_answer_whose_thread_is_later_than_the_end_is_not_told() {
    List<Boolean> told = new ArrayList<>();
    CheckProgress progress = new CheckProgress(told::add);
    progress.goOn();
    progress.goOn();
    progress.end();
    progress.goOn();
    assertEquals(List.of(true, true, false), told);
  }
}
