package dev.controllerstatus.probe.wire.http;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.wire.Trust;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509ExtendedTrustManager;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Makes the OkHttp client of one attempt around a connection that is already open. So OkHttp starts
 * no thread to connect, and nothing of one attempt can be used again by another.
 */
public final class Clients {
  // Only counts: calls run on the thread of their attempt.
  private final Dispatcher dispatcher = new Dispatcher();
  private final Trust trust;

  Clients(Trust trust) {
    this.trust = trust;
  }

  /** A client that speaks over this connection and no other. */
  public OkHttpClient client(
      Socket socket,
      boolean isTls,
      Optional<ProxyServer> proxy,
      AnswerTimer timer,
      Attempt attempt) {
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .socketFactory(new OneSocket(socket))
            .dns(_ -> List.of(socket.getInetAddress()))
            .proxy(proxy.map(ProxyServer::forOkHttp).orElse(java.net.Proxy.NO_PROXY))
            .eventListener(timer)
            .fastFallback(false)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .addNetworkInterceptor(chain -> once(chain.proceed(chain.request())));
    proxy.ifPresent(server -> client.proxyAuthenticator(authenticator(server)));
    withoutTimeouts(client);
    return secured(client, isTls, attempt).build();
  }

  /** OkHttp would repeat a request that is answered by 503 with this header. */
  private static Response once(Response response) {
    return response.newBuilder().removeHeader("Retry-After").build();
  }

  /** The attempt is interrupted at its deadline; OkHttp's own timers would need a thread. */
  private static void withoutTimeouts(OkHttpClient.Builder client) {
    client.connectTimeout(Duration.ZERO).readTimeout(Duration.ZERO).writeTimeout(Duration.ZERO);
  }

  private OkHttpClient.Builder secured(
      OkHttpClient.Builder client, boolean isTls, Attempt attempt) {
    if (!isTls) {
      return client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    X509ExtendedTrustManager manager = trust.manager(attempt);
    return client.sslSocketFactory(trust.factory(manager), manager);
  }

  /** Logs in with the first request for a tunnel; a refusal is final. */
  private static Authenticator authenticator(ProxyServer proxy) {
    return (_, response) ->
        response.challenges().stream().map(Challenge::scheme).anyMatch("OkHttp-Preemptive"::equals)
            ? proxy.tunnel(response.request())
            : null;
  }
}
