package dev.controllerstatus.hotspot.reception;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.hotspot.Neighbours;
import dev.controllerstatus.hotspot.Reception;
import dev.controllerstatus.hotspot.Station;
import dev.controllerstatus.hotspot.Trouble;
import dev.controllerstatus.hotspot.TroubleException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fence first, then addresses: nobody is received before the way to the site is closed. */
@Singleton
final class LocalReception implements Reception {
  private static final Logger LOG = LoggerFactory.getLogger(LocalReception.class);
  private static final int MOST_RESTARTS = 5;

  private final Settings settings;
  private final InstantSource clock;
  private final Path folder;
  private @Nullable Fence fence;
  private @Nullable Dnsmasq dnsmasq;
  private @Nullable DnsmasqFile file;
  private int restarts;

  @Inject
  LocalReception(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    folder = settings.data().toAbsolutePath().resolve("hotspot");
  }

  @Override
  public @Nullable Trouble missing() {
    if (Programs.find("nft").isEmpty()) {
      return Trouble.NO_FIREWALL;
    }
    boolean isComplete =
        Programs.find("dnsmasq").isPresent() && Programs.find("setpriv").isPresent();
    return isComplete ? null : Trouble.NO_DNSMASQ;
  }

  @Override
  public void open(String network) throws TroubleException {
    try {
      raiseFence(network);
    } catch (IOException e) {
      close();
      throw new TroubleException(Trouble.NO_FIREWALL, String.valueOf(e.getMessage()));
    }
    try {
      receive(network);
    } catch (IOException e) {
      close();
      throw new TroubleException(Trouble.DHCP_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private void raiseFence(String network) throws IOException {
    Fence raised = new Fence(Programs.find("nft").orElseThrow(() -> new IOException("no nft")));
    raised
        .openings(network, settings.hotspot().address())
        .forEach(
            rule -> LOG.warn("hotspot: a rule of others would open it, ours refuses: {}", rule));
    fence = raised;
    raised.raise(new FenceRules(network, settings));
  }

  private void receive(String network) throws IOException {
    Dnsmasq fresh =
        new Dnsmasq(
            folder,
            Programs.find("dnsmasq").orElseThrow(() -> new IOException("no dnsmasq")),
            Programs.find("setpriv").orElseThrow(() -> new IOException("no setpriv")));
    dnsmasq = fresh;
    file =
        new DnsmasqFile(
            network, settings.hotspot().address(), settings.names(), Dnsmasq.leases(folder));
    restarts = 0;
    fresh.start(file);
  }

  @Override
  public @Nullable Trouble check() {
    Fence raised = fence;
    if (raised == null || !raised.isUp()) {
      return Trouble.NO_FIREWALL;
    }
    Dnsmasq server = dnsmasq;
    DnsmasqFile told = file;
    if (server == null || told == null) {
      return Trouble.DHCP_FAILED;
    }
    return server.isRunning() || restart(server, told) ? null : Trouble.DHCP_FAILED;
  }

  private boolean restart(Dnsmasq server, DnsmasqFile told) {
    restarts++;
    LOG.warn("hotspot: dnsmasq ended, start {} of {}", restarts, MOST_RESTARTS);
    try {
      server.start(told);
      return true;
    } catch (IOException e) {
      LOG.warn("hotspot: {}", e.getMessage());
      return restarts < MOST_RESTARTS;
    }
  }

  @Override
  public void close() {
    Dnsmasq server = dnsmasq;
    Fence raised = fence;
    dnsmasq = null;
    fence = null;
    if (server != null) {
      server.stop();
    }
    if (raised != null) {
      raised.lower();
    }
  }

  @Override
  public List<Station> stations() {
    return Lease.read(Dnsmasq.leases(folder), clock.instant());
  }

  @Override
  public int present() {
    DnsmasqFile told = file;
    try {
      List<String> leased = stations().stream().map(Station::address).toList();
      leased.forEach(Neighbours::ask);
      return told == null
          ? 0
          : (int) Neighbours.on(told.network()).stream().filter(leased::contains).count();
    } catch (IOException e) {
      LOG.debug("who is there is not known", e);
      return 0;
    }
  }
}
