package dev.controllerstatus.guard.flood;

import dev.controllerstatus.access.Source;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Lets a connection in, or closes it before anything is made for it. */
@Sharable
final class Door extends ChannelInboundHandlerAdapter {
  private final Visitors visitors;
  private final Notice notice = new Notice();

  Door(Visitors visitors) {
    this.visitors = visitors;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof Channel child && !lets(child)) {
      child.unsafe().closeForcibly();
      return;
    }
    super.channelRead(context, message);
  }

  private boolean lets(Channel child) {
    Source source = Source.of(child.remoteAddress());
    boolean isIn = visitors.enter(source);
    if (isIn) {
      child.closeFuture().addListener(_ -> visitors.leave(source));
    } else {
      notice.turnedAway(child.remoteAddress());
    }
    return isIn;
  }
}
