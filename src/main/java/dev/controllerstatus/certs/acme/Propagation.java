package dev.controllerstatus.certs.acme;

import dev.controllerstatus.certs.acme.AcmeState.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * Waits until the servers of a zone have a record, so that the authority does not look too early: a
 * failed look counts against its limits.
 */
final class Propagation {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  // Some sites let no DNS out but to their own server; the others are then taken on trust.
  private static final int SILENT_ENOUGH = 2;
  private final Zones zones;
  private final Duration patience;

  Propagation(Zones zones, Duration patience) {
    this.zones = zones;
    this.patience = patience;
  }

  /** Returns when each server that answers has the record. */
  void await(TxtRecord record) throws AcmeTrouble, InterruptedException {
    Set<DnsServer> all = zones.serversOf(zones.zoneOf(record.name()));
    Collection<DnsServer> waiting = all;
    Map<DnsServer, Integer> silences = new HashMap<>();
    long start = System.nanoTime();
    while (!waiting.isEmpty()) {
      List<DnsServer> late = new ArrayList<>();
      for (DnsServer server : waiting) {
        if (!isDone(server, record, silences)) {
          late.add(server);
        }
      }
      waiting = late;
      if (!late.isEmpty()) {
        require(System.nanoTime() - start < patience.toNanos(), record, late);
        Thread.sleep(LOOK_EVERY);
      }
    }
    requireOne(all.size() > silences.values().stream().filter(n -> n >= SILENT_ENOUGH).count());
  }

  private static void requireOne(boolean hasAnswered) throws AcmeTrouble {
    if (!hasAnswered) {
      throw new AcmeTrouble(
          Reason.DNS_UNREACHABLE, "No DNS server of the zone gives an answer.", null);
    }
  }

  private static boolean isDone(
      DnsServer server, TxtRecord record, Map<DnsServer, Integer> silences)
      throws InterruptedException {
    try {
      return has(server.ask(record.name(), Type.TXT), record);
    } catch (AcmeTrouble e) {
      return silences.merge(server, 1, Integer::sum) >= SILENT_ENOUGH;
    }
  }

  private static boolean has(Message answer, TxtRecord record) {
    return answer.getSection(Section.ANSWER).stream()
        .anyMatch(
            found -> found instanceof TXTRecord txt && txt.getStrings().contains(record.value()));
  }

  private void require(boolean holds, TxtRecord record, List<DnsServer> late) throws AcmeTrouble {
    if (!holds) {
      throw new AcmeTrouble(
          Reason.DNS_LATE,
          "The record %s did not appear within %d s on: %s."
              .formatted(
                  record.host(),
                  patience.toSeconds(),
                  late.stream().map(DnsServer::address).collect(Collectors.joining(", "))),
          null);
    }
  }
}
