package dev.controllerstatus.setup;

import dev.controllerstatus.access.FirstPasswords;
import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.hotspot.Hotspot;
import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.hotspot.ToldRadio;
import dev.controllerstatus.hotspot.UplinkAttempt;
import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import dev.controllerstatus.hotspot.UplinkAttempt.Stage;
import dev.controllerstatus.hotspot.UplinkChange;
import dev.controllerstatus.portal.Phone;
import dev.controllerstatus.portal.Room;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A running box with networks around it, whose changes end as a test says, and phones. */
final class SetupBox implements AutoCloseable {
  static final String FORM = "application/x-www-form-urlencoded";
  private final BlockingQueue<Optional<Failure>> ends = new LinkedBlockingQueue<>();
  private final Room room = new Room();
  private final RunningBox box;
  private int entered;
  final Phone phone;
  final Phone other;

  SetupBox(Path folder, String targets, Networks around) throws Exception {
    ToldRadio radio = new ToldRadio(around, List.of("eth0", "eth1"), this::end, false);
    box = new RunningBox(folder, targets, room, radio);
    phone = enter();
    other = enter();
    Hotspot hotspot = box.part(Hotspot.class);
    await("the sockets", () -> !hotspot.sockets().isEmpty());
    hotspot.requestLook();
    await("a look", () -> hotspot.networks().at() != null);
  }

  /** One more device joins its Wi-Fi. */
  Phone enter() {
    entered++;
    String mac = "02:00:00:00:00:%02d".formatted(entered);
    return room.enter(box, mac, "127.0.0." + (10 + entered), Instant.now().plusSeconds(3600));
  }

  private Optional<Failure> end() {
    try {
      return Optional.ofNullable(ends.poll(60, TimeUnit.SECONDS)).orElseThrow();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void await(String what, BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("never: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** How the change that is being tried ends, and waits for it. */
  void end(Optional<Failure> failure) throws InterruptedException {
    ends.add(failure);
    UplinkChange changes = box.part(UplinkChange.class);
    await("the end", () -> changes.latest().map(UplinkAttempt::stage).orElse(null) != Stage.TRYING);
  }

  /** What stands on the label. */
  String code() throws IOException {
    return box.part(FirstPasswords.class).setupCode().orElseThrow().reveal();
  }

  /** Shows the code; the header with what the phone gets for it. */
  String letIn(Phone whose) throws IOException {
    Answer answer = whose.fill("setup/code", "next=/setup&code=" + code());
    return "Cookie: setup=" + answer.cookie("setup").split(";", 2)[0];
  }

  /** A page over the port with encryption, for an admin. */
  Answer page(String path, String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = box.as(Role.ADMIN);
    return box.ask("GET " + path, all);
  }

  /** A form over the port with encryption, by an admin. */
  Answer fill(String path, String fields, String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = box.as(Role.ADMIN);
    return box.send("POST " + path, FORM, fields, all);
  }

  RunningBox running() {
    return box;
  }

  @Override
  public void close() {
    box.close();
  }
}
