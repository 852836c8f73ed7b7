package dev.controllerstatus.guard.flood;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Agrees on keys by elliptic curves only. With the large groups of RFC 7919 one small packet of a
 * client costs us a tenth of a second (CVE-2002-20001), and every client knows these curves.
 */
final class CheapKeys extends ChannelInboundHandlerAdapter {
  private static final String[] GROUPS = {"x25519", "secp256r1", "secp384r1"};

  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    SslHandler tls = context.pipeline().get(SslHandler.class);
    if (tls != null) {
      SSLEngine engine = tls.engine();
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setNamedGroups(GROUPS.clone());
      engine.setSSLParameters(parameters);
    }
    super.channelActive(context);
  }
}
