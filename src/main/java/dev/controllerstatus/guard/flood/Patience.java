package dev.controllerstatus.guard.flood;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of one connection, one at a time: nothing that a client must still do may take for
 * ever. Stands before TLS, so that it also ends handshakes and clients that take nothing in.
 */
final class Patience extends WriteTimeoutHandler {
  private final Limits limits;
  private @Nullable ChannelHandlerContext context;
  private @Nullable Future<?> alarm;

  Patience(Limits limits) {
    super(limits.stalled().toMillis(), TimeUnit.MILLISECONDS);
    this.limits = limits;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) throws Exception {
    super.handlerAdded(added);
    context = added;
    header();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext removed) throws Exception {
    wait(null);
    super.handlerRemoved(removed);
  }

  @Override
  protected void writeTimedOut(ChannelHandlerContext late) {
    close(late);
  }

  /** A header must now come, and to its end. */
  void header() {
    end(limits.header());
  }

  /** A body must now come, and to its end. */
  void body() {
    end(limits.body());
  }

  /** It is our turn; the client may wait as long as it likes. */
  void ours() {
    wait(null);
  }

  /** Nothing is asked; the connection is kept for a while, and then ended politely. */
  void idle() {
    ChannelHandlerContext here = context;
    if (here != null) {
      wait(after(here, limits.idle(), () -> close(here.channel())));
    }
  }

  /** Ends the connection at once, without a farewell. */
  void end() {
    if (context != null) {
      close(context);
    }
  }

  private void end(Duration limit) {
    ChannelHandlerContext here = context;
    if (here != null) {
      wait(after(here, limit, () -> close(here)));
    }
  }

  private static void close(ChannelOutboundInvoker connection) {
    var _ = connection.close();
  }

  private static Future<?> after(ChannelHandlerContext here, Duration limit, Runnable then) {
    return here.executor().schedule(then, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void wait(@Nullable Future<?> next) {
    if (alarm != null) {
      alarm.cancel(false);
    }
    alarm = next;
  }
}
