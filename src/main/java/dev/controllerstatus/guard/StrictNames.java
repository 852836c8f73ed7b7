package dev.controllerstatus.guard;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import jakarta.inject.Singleton;
import java.util.List;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;

/**
 * In the box's own Wi-Fi every name leads here. Whoever wants TLS with a host that is not this box
 * gets the alert {@code unrecognized_name} at once, RFC 6066 section 3: no phone waits, and none is
 * shown a certificate for another name. In the site's network such a host gets its 421.
 */
@Singleton
final class StrictNames implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final BeanProvider<OwnWifi> wifi;
  private final BeanProvider<OurHosts> hosts;

  StrictNames(BeanProvider<OwnWifi> wifi, BeanProvider<OurHosts> hosts) {
    this.wifi = wifi;
    this.hosts = hosts;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Listener(wifi.get(), new Ours(hosts.get())));
    return event.getBean();
  }

  private record Listener(OwnWifi wifi, SNIMatcher ours) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      if (role == ChannelRole.CONNECTION
          && wifi.isOn(channel.localAddress(), channel.remoteAddress())) {
        channel.pipeline().addFirst(new BeforeHandshake(ours));
      }
      return this;
    }
  }

  /** At the first bytes everything is in its place, and nothing of the handshake is read yet. */
  private static final class BeforeHandshake extends ChannelInboundHandlerAdapter {
    private final SNIMatcher ours;

    BeforeHandshake(SNIMatcher ours) {
      this.ours = ours;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      SslHandler tls = context.pipeline().get(SslHandler.class);
      if (tls != null) {
        SSLParameters parameters = tls.engine().getSSLParameters();
        parameters.setSNIMatchers(List.of(ours));
        tls.engine().setSSLParameters(parameters);
      }
      context.pipeline().remove(this);
      context.fireChannelRead(message);
    }
  }

  private static final class Ours extends SNIMatcher {
    private final OurHosts hosts;

    Ours(OurHosts hosts) {
      super(StandardConstants.SNI_HOST_NAME);
      this.hosts = hosts;
    }

    @Override
    public boolean matches(SNIServerName name) {
      return hosts.find(new String(name.getEncoded(), US_ASCII)).isPresent();
    }
  }
}
