package dev.controllerstatus.target;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The targets as they are now; settings may replace them while the product runs. */
public final class CurrentTargets {
  private final List<Consumer<Targets>> listeners = new CopyOnWriteArrayList<>();
  private volatile Targets now;

  /** Those of the start. */
  public CurrentTargets(Targets now) {
    this.now = now;
  }

  /** All of them, at this moment; ask again for the next. */
  public Targets now() {
    return now;
  }

  /** Tells this one from now on of every replacement, after it has happened. */
  public void listen(Consumer<Targets> listener) {
    listeners.add(listener);
  }

  /** From now on these are the targets. */
  public void replace(Targets others) {
    now = others;
    listeners.forEach(listener -> listener.accept(others));
  }
}
