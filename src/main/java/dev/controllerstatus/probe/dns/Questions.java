package dev.controllerstatus.probe.dns;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.wire.Faults;
import dev.controllerstatus.probe.wire.NameServer;
import dev.controllerstatus.sample.Fact;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.TextParseException;

/** The questions to one resolver in one attempt; each leaves a fact. */
final class Questions {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 6;
  // Tells an administrator who reads the resolver's log where these names come from.
  private static final String LABEL = "controller-status-";
  private final DnsTarget target;
  private final NameServer server;
  private final Attempt attempt;

  /** A way to send one question. */
  private interface Transport {
    NameServer.Reply carry(Message question, Attempt part) throws IOException;
  }

  Questions(DnsTarget target, InetAddress address, Attempt attempt) {
    this.target = target;
    this.server = new NameServer(new InetSocketAddress(address, target.port()));
    this.attempt = attempt;
  }

  /** A name to ask for, short enough for a random label below it. */
  static Name name(String text) {
    try {
      Name name = Name.fromString(text, Name.root);
      Name _ = below(name);
      return name;
    } catch (TextParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** No resolver has this in its cache; who can say that it does not exist has asked upstream. */
  private static Name below(Name parent) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    try {
      return Name.concatenate(Name.fromString(LABEL + HexFormat.of().formatHex(random)), parent);
    } catch (TextParseException | NameTooLongException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Asked overUdp() {
    return ask("udp", "cached", target.query(), server::overUdp);
  }

  Asked overTcp() {
    return ask("tcp", "cached", target.query(), server::overTcp);
  }

  Asked uncached() {
    return ask("udp", "uncached", below(target.query()), server::overUdp);
  }

  private Asked ask(String transport, String question, Name name, Transport way) {
    Asked asked = ask(NameServer.question(name, target.type().code()), way);
    String shown = server.address().getAddress().getHostAddress();
    attempt.fact(new Fact.Lookup(shown, transport, question, asked.took(), asked.answer()));
    return asked;
  }

  private Asked ask(Message question, Transport way) {
    Attempt part = attempt.part();
    try {
      return Asked.of(question.getQuestion(), way.carry(question, part));
    } catch (IOException e) {
      return new Asked.Failed(Faults.of(e, part));
    }
  }
}
