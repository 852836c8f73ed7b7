package dev.controllerstatus.probe;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * How one kind of target is read from the configuration and really talked to.
 *
 * <p>A probe has no state between attempts that would change their outcome, never logs, and leaves
 * no connection behind. It runs on a virtual thread that is interrupted at the deadline. A kind
 * whose clients keep connections may keep some too, where what befalls them is to be found out: it
 * is then {@link AutoCloseable}, closes them in {@code @PreDestroy}, and leaves nothing at the far
 * end.
 *
 * @param <T> the kind's own record
 */
public interface Probe<T extends Target> {
  /** The kind's word in ids and in the configuration, such as {@code https}. */
  String kind();

  /** The record that {@link #exchange} takes. */
  Class<T> type();

  /**
   * Reads all keys of one target, notes every mistake in the section, and never throws.
   *
   * @return the kind's record, or {@code Unset} where no address is configured
   */
  Target read(TargetId id, Section section);

  /**
   * Adds to the targets what follows from them or from the box, once all kinds have been read.
   *
   * @param read all targets so far
   */
  default List<Target> complete(List<Target> read) {
    return read;
  }

  /**
   * This target is asked from now on.
   *
   * @param changed to be called when something has happened that makes an attempt before its time
   *     worth while
   */
  default void watch(T target, Runnable changed) {}

  /** This target is asked no more, or in another way from now on: ends what was kept for it. */
  default void leave(TargetId id) {}

  /**
   * Does one real exchange. Stages, times and facts are noted in the attempt as they come.
   *
   * @return the latency: the service's response time on its protocol, without name resolution
   * @throws FaultException for what this probe recognises itself
   * @throws IOException for any other trouble on the network; it is recognised by its type
   * @throws InterruptedException at the deadline
   */
  Duration exchange(T target, Attempt attempt) throws IOException, InterruptedException;
}
