package dev.controllerstatus.guard.flood;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import jakarta.inject.Singleton;

/** Puts the guards of this room at every listener and every connection. */
@Singleton
final class FloodGate implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final BeanProvider<Visitors> visitors;
  private final BeanProvider<Limits> limits;

  FloodGate(BeanProvider<Visitors> visitors, BeanProvider<Limits> limits) {
    this.visitors = visitors;
    this.limits = limits;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Listeners(new Door(visitors.get()), limits.get()));
    return event.getBean();
  }

  private record Listeners(Door door, Limits limits) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return switch (role) {
        case LISTENER -> {
          channel.pipeline().addFirst(door);
          yield this;
        }
        case CONNECTION -> Connection.of(channel, limits);
        default -> this;
      };
    }
  }

  private record Connection(ChannelPipeline pipeline, Patience patience, Limits limits)
      implements NettyServerCustomizer {
    static Connection of(Channel channel, Limits limits) {
      Patience patience = new Patience(limits);
      channel.pipeline().addFirst(patience, new CheapKeys());
      return new Connection(channel.pipeline(), patience, limits);
    }

    @Override
    public void onInitialPipelineBuilt() {
      if (pipeline.get(CleartextHttp2ServerUpgradeHandler.class) != null) {
        // HTTP/2 without TLS: no browser speaks it, and what nobody uses nobody can abuse.
        pipeline.remove(CleartextHttp2ServerUpgradeHandler.class);
      }
      ChannelHandlerContext http2 = pipeline.context(Http2ConnectionHandler.class);
      if (http2 == null) {
        Http1Turns.watch(pipeline, patience);
      } else {
        Http2Turns.watch(http2, patience, limits);
      }
    }
  }
}
