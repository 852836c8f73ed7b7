package dev.controllerstatus.guard.flood;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/** Whose turn it is on an HTTP/1.1 connection, and so which deadline counts. */
final class Http1Turns {
  private final Patience patience;
  // The first deadline runs from the accepted connection on.
  private boolean isReading = true;
  private int unanswered;

  private Http1Turns(Patience patience) {
    this.patience = patience;
  }

  /** Watches the bytes before the decoder and the messages after it. */
  static void watch(ChannelPipeline pipeline, Patience patience) {
    Http1Turns turns = new Http1Turns(patience);
    String codec = pipeline.context(HttpServerCodec.class).name();
    pipeline.addBefore(codec, "flood-bytes", turns.new Bytes());
    pipeline.addAfter(codec, "flood-messages", turns.new Messages());
  }

  private final class Bytes extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
      if (!isReading) {
        isReading = true;
        patience.header();
      }
      super.channelRead(context, bytes);
    }
  }

  private final class Messages extends ChannelDuplexHandler {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      if (message instanceof HttpRequest request) {
        unanswered++;
        request.headers().remove("Upgrade"); // We know no other protocol on this connection.
        patience.body();
      }
      if (message instanceof LastHttpContent) {
        isReading = false;
        patience.ours();
        rest(); // The answer may have come before the end of the request.
      }
      super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
        throws Exception {
      if (message instanceof LastHttpContent && !isInterim(message)) {
        unanswered--;
        rest();
      }
      super.write(context, message, promise);
    }
  }

  private void rest() {
    if (!isReading && unanswered <= 0) {
      patience.idle();
    }
  }

  /** A 100 (Continue) is not the answer yet. */
  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }
}
