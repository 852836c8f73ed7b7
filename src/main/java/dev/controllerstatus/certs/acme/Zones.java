package dev.controllerstatus.certs.acme;

import dev.controllerstatus.certs.acme.AcmeState.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Where a record belongs and who serves it. What the configured server is authoritative for, it is
 * asked itself; all else the resolvers of the system.
 */
final class Zones {
  private static final int MOST_ALIASES = 8;
  private static final int DNS_PORT = 53;
  private final AcmeSettings.@Nullable Dns dns;
  private final Supplier<Resolver> system;

  Zones(AcmeSettings.@Nullable Dns dns, Supplier<Resolver> system) {
    this.dns = dns;
    this.system = system;
  }

  /** The server of the configuration. */
  private @Nullable DnsServer own() {
    return dns == null ? null : new DnsServer(dns.host(), dns.port());
  }

  /** The end of a chain of aliases, by which one zone leaves its proofs to another. */
  Name follow(Name name) throws AcmeTrouble, InterruptedException {
    Name target = name;
    for (int i = 0; i < MOST_ALIASES; i++) {
      List<CNAMERecord> alias =
          records(known(target, Type.CNAME), Section.ANSWER, CNAMERecord.class).toList();
      if (alias.isEmpty()) {
        return target;
      }
      target = alias.getFirst().getTarget();
    }
    throw new AcmeTrouble(
        Reason.DNS_REFUSED, "The aliases (CNAME) of %s have no end.".formatted(name), null);
  }

  /** The zone that holds this name. */
  Name zoneOf(Name name) throws AcmeTrouble, InterruptedException {
    if (dns != null && dns.zone() != null) {
      return below(name, DnsNames.of(dns.zone()));
    }
    Message answer = known(name, Type.SOA);
    // Who has no such record names the zone that says so, RFC 2308 section 3.
    return Stream.of(Section.ANSWER, Section.AUTHORITY)
        .flatMap(section -> answer.getSection(section).stream())
        .filter(record -> record.getType() == Type.SOA && name.subdomain(record.getName()))
        .map(Record::getName)
        .findFirst()
        .orElseThrow(
            () ->
                new AcmeTrouble(
                    Reason.DNS_REFUSED,
                    "No zone is found for %s: set https.acme.dns.zone.".formatted(name),
                    null));
  }

  private static Name below(Name name, Name zone) throws AcmeTrouble {
    if (!name.subdomain(zone)) {
      throw new AcmeTrouble(
          Reason.DNS_REFUSED,
          "%s is not in the zone %s of https.acme.dns.zone.".formatted(name, zone),
          null);
    }
    return zone;
  }

  /** All servers of a zone, the configured one first. */
  Set<DnsServer> serversOf(Name zone) throws AcmeTrouble, InterruptedException {
    DnsServer own = own();
    Set<DnsServer> servers = new LinkedHashSet<>();
    if (own != null) {
      servers.add(own);
    }
    for (NSRecord server : records(known(zone, Type.NS), Section.ANSWER, NSRecord.class).toList()) {
      for (String address : addressesOrNone(server.getTarget())) {
        servers.add(new DnsServer(address, dns == null ? DNS_PORT : dns.port()));
      }
    }
    return servers;
  }

  /** A server whose address cannot be found cannot be asked either. */
  private List<String> addressesOrNone(Name host) throws InterruptedException {
    try {
      return addresses(host);
    } catch (AcmeTrouble e) {
      return List.of();
    }
  }

  private List<String> addresses(Name host) throws AcmeTrouble, InterruptedException {
    List<String> found = new ArrayList<>();
    records(known(host, Type.A), Section.ANSWER, ARecord.class)
        .forEach(record -> found.add(record.getAddress().getHostAddress()));
    if (found.isEmpty()) {
      records(known(host, Type.AAAA), Section.ANSWER, AAAARecord.class)
          .forEach(record -> found.add(record.getAddress().getHostAddress()));
    }
    return found;
  }

  private Message known(Name name, int type) throws AcmeTrouble, InterruptedException {
    DnsServer own = own();
    if (own != null) {
      Message answer = own.ask(name, type);
      if (answer.getHeader().getFlag(Flags.AA)) {
        return answer;
      }
    }
    Message question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    return DnsServer.ask(system.get(), question, "The resolver of the system");
  }

  private static <T extends Record> Stream<T> records(Message message, int section, Class<T> type) {
    return message.getSection(section).stream().filter(type::isInstance).map(type::cast);
  }
}
