package dev.controllerstatus.certs.acme;

import dev.controllerstatus.certs.acme.AcmeState.Reason;
import java.util.Base64;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Update;

/** Changes records at the DNS server itself: RFC 2136, signed as in RFC 8945. */
final class DynamicUpdate implements TxtRecords {
  private static final int TTL_SECONDS = 60;
  private final DnsServer server;
  private final AcmeSettings.Key key;
  private final Zones zones;

  DynamicUpdate(DnsServer server, AcmeSettings.Key key, Zones zones) {
    this.server = server;
    this.key = key;
    this.zones = zones;
  }

  @Override
  public void add(TxtRecord record) throws AcmeTrouble, InterruptedException {
    Update update = new Update(zones.zoneOf(record.name()));
    update.add(txt(record));
    send(update, record);
  }

  @Override
  public void remove(TxtRecord record) throws AcmeTrouble, InterruptedException {
    Update update = new Update(zones.zoneOf(record.name()));
    update.delete(txt(record));
    send(update, record);
  }

  private static TXTRecord txt(TxtRecord record) {
    return new TXTRecord(record.name(), DClass.IN, TTL_SECONDS, record.value());
  }

  private void send(Update update, TxtRecord record) throws AcmeTrouble, InterruptedException {
    // Made anew for each update: the class keeps what it has signed.
    TSIG tsig =
        new TSIG(
            TSIG.algorithmToName(key.algorithm()),
            DnsNames.of(key.name()),
            Base64.getDecoder().decode(key.secret().reveal()));
    Message answer = server.change(update, tsig);
    if (answer.getRcode() != Rcode.NOERROR) {
      throw new AcmeTrouble(Reason.DNS_REFUSED, refusal(answer, update, record), null);
    }
    if (!answer.isVerified()) {
      throw new AcmeTrouble(
          Reason.DNS_REFUSED, server + " signs its answer with another key.", null);
    }
  }

  private String refusal(Message answer, Update update, TxtRecord record) {
    TSIGRecord signature = answer.getTSIG();
    int error = signature == null ? Rcode.NOERROR : signature.getError();
    Name zone = update.getQuestion().getName();
    if (error == Rcode.BADTIME) {
      return server + " has another time than this box (BADTIME): one of the clocks is wrong.";
    }
    if (error != Rcode.NOERROR) {
      return "%s does not accept the key %s (%s): check key-name, key and algorithm of https.acme.dns."
          .formatted(server, key.name(), Rcode.TSIGstring(error));
    }
    return switch (answer.getRcode()) {
      case Rcode.REFUSED ->
          "%s does not let the key %s change the TXT record %s: allow it in the policy of the zone %s."
              .formatted(server, key.name(), record.host(), zone.toString(true));
      case Rcode.NOTAUTH, Rcode.NOTZONE ->
          "%s is not the primary server of the zone %s: check https.acme.dns.server and zone."
              .formatted(server, zone.toString(true));
      default ->
          "%s answered the change of %s with %s."
              .formatted(server, record.host(), Rcode.string(answer.getRcode()));
    };
  }
}
