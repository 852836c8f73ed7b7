package dev.controllerstatus.certs.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookTest {
  private static final TxtRecord RECORD = new TxtRecord(DnsNames.of("a.b.test"), "value-1");
  @TempDir private Path folder;

  private Hook hook(String commands, Duration limit) throws IOException {
    Path file = Files.writeString(folder.resolve("hook"), "#!/bin/sh\n" + commands + "\n");
    assertTrue(file.toFile().setExecutable(true));
    return new Hook(file, limit);
  }

  @Test
  void it_is_told_what_to_do_with_which_record() throws Exception {
    Hook hook = hook("echo \"$@\" >>" + folder.resolve("calls"), Duration.ofSeconds(20));
    hook.add(RECORD);
    hook.remove(RECORD);
    assertEquals(
        "present a.b.test value-1\ncleanup a.b.test value-1\n",
        Files.readString(folder.resolve("calls")));
  }

  @Test
  void one_that_hangs_is_ended() throws Exception {
    Hook hook = hook("sleep 600", Duration.ofSeconds(1));
    AcmeTrouble trouble = assertThrows(AcmeTrouble.class, () -> hook.add(RECORD));
    assertTrue(trouble.sentence().endsWith("did not end within 1 s."), trouble::sentence);
  }

  @Test
  void much_output_holds_nobody_up_and_is_cut() throws Exception {
    Hook hook = hook("yes no | head -c 300000; exit 1", Duration.ofSeconds(20));
    AcmeTrouble trouble = assertThrows(AcmeTrouble.class, () -> hook.add(RECORD));
    assertTrue(trouble.sentence().length() < 700, trouble::sentence);
  }

  @Test
  void one_that_cannot_be_run_is_told() throws Exception {
    Path file = Files.writeString(folder.resolve("hook"), "#!/nowhere/interpreter\n");
    assertTrue(file.toFile().setExecutable(true));
    Hook hook = new Hook(file, Duration.ofSeconds(20));
    AcmeTrouble trouble = assertThrows(AcmeTrouble.class, () -> hook.add(RECORD));
    assertTrue(trouble.sentence().contains("cannot be run"), trouble::sentence);
  }
}
