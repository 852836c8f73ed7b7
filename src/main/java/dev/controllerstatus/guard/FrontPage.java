package dev.controllerstatus.guard;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import java.net.URI;

/**
 * A request for / of the portal, under the path of its controller. A changed copy, which the
 * framework offers for this, would not know any more where it came from.
 */
final class FrontPage<B> extends HttpRequestWrapper<B> {
  private static final URI THERE = URI.create(OwnWifiPort.FRONT_PAGE);

  FrontPage(HttpRequest<B> request) {
    super(request);
  }

  @Override
  public URI getUri() {
    return THERE;
  }

  @Override
  public String getPath() {
    return OwnWifiPort.FRONT_PAGE;
  }
}
