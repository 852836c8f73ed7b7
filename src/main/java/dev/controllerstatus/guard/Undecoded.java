package dev.controllerstatus.guard;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.OptionalInt;

/** Tells a request line and a header that are too long from a body that is: not all are 413. */
final class Undecoded {
  static final int URI_TOO_LONG = 414;

  private Undecoded() {}

  /** The status for a request that the decoder gave up, where the framework's is too coarse. */
  static OptionalInt status(HttpRequest<?> request) {
    Throwable cause =
        request instanceof NettyHttpRequest<?> netty
            ? netty.getNativeRequest().decoderResult().cause()
            : null;
    return switch (cause) {
      case TooLongHttpHeaderException _ -> OptionalInt.of(LargeHeader.STATUS);
      case TooLongHttpLineException _ -> OptionalInt.of(URI_TOO_LONG);
      case null, default -> OptionalInt.empty();
    };
  }
}
