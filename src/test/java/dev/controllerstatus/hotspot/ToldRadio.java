package dev.controllerstatus.hotspot;

import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A radio that sees what it is told and whose changes end as it is told. It opens no hotspot.
 *
 * @param end why a change is taken back; asked whenever one is tried, and may wait
 */
public record ToldRadio(
    Networks around, List<String> sockets, Supplier<Optional<Failure>> end, boolean isKept)
    implements Radio {
  /** One that sees nothing. */
  static Radio of(Optional<Failure> failure, boolean isKept) {
    return new ToldRadio(Networks.NONE, List.of(), () -> failure, isKept);
  }

  @Override
  public Survey survey() {
    return Survey.none(Trouble.NO_DEVICE);
  }

  @Override
  public Networks look(boolean isFresh) {
    return around;
  }

  @Override
  public String raise() throws TroubleException {
    throw new TroubleException(Trouble.NO_DEVICE, "there is none");
  }

  @Override
  public boolean isUp() {
    return false;
  }

  @Override
  public void lower() {}

  @Override
  public boolean awaitUplink(Duration limit) {
    return false;
  }

  @Override
  public Optional<Failure> change(UplinkSettings settings, String id, Proof proof) {
    return end.get();
  }

  @Override
  public boolean recover(String id) {
    return isKept;
  }
}
