package dev.controllerstatus.guard.flood;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.concurrent.Future;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The same for an HTTP/2 connection, where many requests are under way at once. Floods of resets,
 * pings, settings and tiny frames are Netty's to end.
 */
final class Http2Turns extends Http2ConnectionAdapter {
  private final Http2ConnectionHandler handler;
  private final ChannelHandlerContext context;
  private final Http2Connection connection;
  private final Patience patience;
  private Set<Integer> stuck = new HashSet<>();

  private Http2Turns(ChannelHandlerContext context, Patience patience) {
    this.handler = (Http2ConnectionHandler) context.handler();
    this.context = context;
    this.connection = handler.connection();
    this.patience = patience;
  }

  /** Watches the streams of a connection from its beginning to its end. */
  static void watch(ChannelHandlerContext context, Patience patience, Limits limits) {
    Http2Turns turns = new Http2Turns(context, patience);
    turns.connection.addListener(turns);
    long every = limits.body().toMillis();
    Future<?> look =
        context.executor().scheduleAtFixedRate(turns::look, every, every, TimeUnit.MILLISECONDS);
    context.channel().closeFuture().addListener(_ -> look.cancel(false));
  }

  @Override
  public void onStreamActive(Http2Stream stream) {
    patience.ours();
  }

  /** Answered before its body has come: nobody will read the rest, RFC 9113 section 8.1. */
  @Override
  public void onStreamHalfClosed(Http2Stream stream) {
    if (stream.state() == Http2Stream.State.HALF_CLOSED_LOCAL) {
      context.executor().execute(() -> stop(stream));
    }
  }

  private void stop(Http2Stream stream) {
    if (stream.state() == Http2Stream.State.HALF_CLOSED_LOCAL) {
      var _ =
          handler.resetStream(
              context, stream.id(), Http2Error.NO_ERROR.code(), context.newPromise());
      context.flush();
    }
  }

  @Override
  public void onStreamClosed(Http2Stream stream) {
    if (connection.numActiveStreams() == 0) {
      patience.idle();
    }
  }

  /** Ends the connection of a client that keeps a stream waiting from one look to the next. */
  private void look() {
    Set<Integer> now = new HashSet<>();
    try {
      connection.forEachActiveStream(stream -> !waits(stream) || now.add(stream.id()));
    } catch (Http2Exception e) {
      patience.end();
    }
    stuck.retainAll(now);
    if (!stuck.isEmpty()) {
      patience.end();
    }
    stuck = now;
  }

  /** Its body has not come, or it opens no window for what was written for it. */
  private boolean waits(Http2Stream stream) {
    return stream.state().remoteSideOpen()
        || connection.remote().flowController().hasFlowControlled(stream);
  }
}
