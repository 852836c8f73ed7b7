package dev.controllerstatus.certs.acme;

import java.time.Duration;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;

/** What proofs need of DNS: where a record belongs, how to change it, when it is there. */
record DnsTools(Zones zones, TxtRecords records, Propagation propagation) {
  private static final Duration PROPAGATION = Duration.ofMinutes(5);
  private static final Duration HOOK = Duration.ofMinutes(2);
  private static final Duration SYSTEM_ANSWER = Duration.ofSeconds(5);

  /** As configured. */
  static DnsTools of(AcmeSettings settings) {
    Zones zones = new Zones(settings.dns(), DnsTools::system);
    return new DnsTools(zones, records(settings, zones), new Propagation(zones, PROPAGATION));
  }

  /** Read anew each time: a box may get its resolvers long after its start. */
  private static Resolver system() {
    ResolverConfig.refresh();
    ExtendedResolver system = new ExtendedResolver();
    system.setTimeout(SYSTEM_ANSWER);
    return system;
  }

  private static TxtRecords records(AcmeSettings settings, Zones zones) {
    AcmeSettings.Dns dns = settings.dns();
    if (settings.hook() != null) {
      return new Hook(settings.hook(), HOOK);
    }
    if (dns == null || dns.key() == null) {
      throw new IllegalStateException("neither a hook nor a key");
    }
    return new DynamicUpdate(new DnsServer(dns.host(), dns.port()), dns.key(), zones);
  }
}
