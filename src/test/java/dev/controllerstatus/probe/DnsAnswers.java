package dev.controllerstatus.probe;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Answers of name servers, good and bad. */
public final class DnsAnswers {
  private static final int TTL = 60;

  private DnsAnswers() {}

  /** This response code to everything. */
  public static DnsServer.Behaviour rcode(int rcode) {
    return (question, _) -> failure(question, rcode);
  }

  /** These addresses by name, written without the final dot; all other names do not exist. */
  public static DnsServer.Behaviour zone(Map<String, List<String>> addresses) {
    return (question, _) -> zone(question, addresses);
  }

  /** Says so over UDP that the answer does not fit; over TCP as the other. */
  public static DnsServer.Behaviour truncating(DnsServer.Behaviour whole) {
    return (question, isUdp) -> isUdp ? truncated(question) : whole.answer(question, false);
  }

  /** An answer without records. */
  public static byte[] failure(Message question, int rcode) {
    return empty(question, rcode).toWire();
  }

  private static byte[] truncated(Message question) {
    Message answer = empty(question, Rcode.NOERROR);
    answer.getHeader().setFlag(Flags.TC);
    return answer.toWire();
  }

  /** The part of a zone that answers the question. */
  public static byte[] zone(Message question, Map<String, List<String>> addresses) {
    String name = question.getQuestion().getName().toString(true);
    Message answer = empty(question, addresses.containsKey(name) ? Rcode.NOERROR : Rcode.NXDOMAIN);
    addresses.getOrDefault(name, List.of()).stream()
        .map(address -> record(question.getQuestion().getName(), address))
        .filter(record -> record.getType() == question.getQuestion().getType())
        .forEach(record -> answer.addRecord(record, Section.ANSWER));
    return answer.toWire();
  }

  private static Message empty(Message question, int rcode) {
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setRcode(rcode);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    return answer;
  }

  private static Record record(Name name, String address) {
    InetAddress literal = InetAddress.ofLiteral(address);
    return literal instanceof Inet4Address
        ? new ARecord(name, DClass.IN, TTL, literal)
        : new AAAARecord(name, DClass.IN, TTL, literal);
  }
}
