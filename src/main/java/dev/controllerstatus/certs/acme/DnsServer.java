package dev.controllerstatus.certs.acme;

import dev.controllerstatus.certs.acme.AcmeState.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;

/** One DNS server and what can be asked of it. */
final class DnsServer {
  // Answers to questions come at once or were lost on the way.
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration CHANGE = Duration.ofSeconds(10);
  private static final int TRIES = 3;
  private final String host;
  private final int port;

  /** Its name is looked up anew for each exchange. */
  DnsServer(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** Asks what the server itself knows, without recursion. */
  Message ask(Name name, int type) throws AcmeTrouble, InterruptedException {
    Message question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    question.getHeader().unsetFlag(Flags.RD);
    return ask(resolver(ANSWER), question, toString());
  }

  /** Over TCP, so that neither a lost packet nor a guessed answer decides. */
  Message change(Message update, TSIG key) throws AcmeTrouble, InterruptedException {
    SimpleResolver resolver = resolver(CHANGE);
    resolver.setTCP(true);
    resolver.setTSIGKey(key);
    return send(resolver, update, toString());
  }

  /** Several tries, since a datagram may be lost. */
  static Message ask(Resolver resolver, Message question, String who)
      throws AcmeTrouble, InterruptedException {
    AcmeTrouble last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        return send(resolver, question, who);
      } catch (AcmeTrouble e) {
        last = e;
      }
    }
    throw last == null ? silent(who, null) : last;
  }

  private static Message send(Resolver resolver, Message message, String who)
      throws AcmeTrouble, InterruptedException {
    try {
      return resolver.send(message);
    } catch (IOException e) {
      if (Thread.interrupted()) { // The library hides it behind the other.
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
      throw silent(who, e);
    }
  }

  private static AcmeTrouble silent(String who, @Nullable IOException e) {
    return new AcmeTrouble(
        Reason.DNS_UNREACHABLE,
        e == null
            ? "%s gives no answer.".formatted(who)
            : "%s gives no answer (%s).".formatted(who, Troubles.deepest(e)),
        e);
  }

  private SimpleResolver resolver(Duration timeout) throws AcmeTrouble {
    try {
      SimpleResolver resolver =
          new SimpleResolver(new InetSocketAddress(InetAddress.getByName(host), port));
      resolver.setTimeout(timeout);
      return resolver;
    } catch (UnknownHostException e) {
      throw new AcmeTrouble(
          Reason.DNS_UNREACHABLE, "%s is not known by its name.".formatted(this), e);
    }
  }

  String address() {
    return host + " port " + port;
  }

  /** As the beginning of a sentence. */
  @Override
  public String toString() {
    return "The DNS server " + address();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DnsServer that && that.host.equals(host) && that.port == port;
  }

  @Override
  public int hashCode() {
    return host.hashCode() + port;
  }
}
