package dev.controllerstatus.probe.gateway;

import dev.controllerstatus.probe.packet.Echo;
import dev.controllerstatus.probe.packet.Neighbours;
import dev.controllerstatus.probe.packet.Overheard;
import dev.controllerstatus.probe.packet.OwnThread;
import dev.controllerstatus.probe.packet.Place;
import dev.controllerstatus.probe.packet.Routes;
import dev.controllerstatus.sample.Fact;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one look at the gateway has shown.
 *
 * @param neighbour as the answers show it, else as the kernel remembers it; empty when unknown
 * @param facts in the order in which they are kept
 * @param took median of the echoes, or until the answer by ARP; empty when nothing came back
 */
record Look(Optional<Fact.Neighbour> neighbour, List<Fact> facts, Optional<Duration> took) {
  private static final int ECHOES = 3;
  private static final Duration PATIENCE = Duration.ofMillis(900);
  private static final Echo.Pace PACE = new Echo.Pace(Duration.ofMillis(20), PATIENCE);

  /** Asks by echoes and by ARP at once, then looks at what the kernel remembers. */
  static Look at(Routes.Default route, Overheard overheard)
      throws IOException, InterruptedException {
    InetAddress gateway = route.gateway().orElseThrow();
    Optional<Place> place = Place.of(route);
    List<Part> parts =
        OwnThread.all("gateway", List.of(() -> echoes(gateway), () -> answers(overheard, place)));
    List<Fact.Echoes> echoes = parts.getFirst().echoes();
    Overheard.Answers answers = parts.getLast().answers();
    Optional<Duration> echo =
        echoes.stream().flatMap(all -> Optional.ofNullable(all.median()).stream()).findFirst();
    Optional<Duration> took = echo.or(() -> Optional.ofNullable(answers.took()));
    Optional<Fact.Neighbour> neighbour =
        Neighbours.find(gateway).map(known -> fresh(known, took.isPresent(), answers));
    List<Fact> facts = new ArrayList<>();
    neighbour.ifPresent(facts::add);
    facts.addAll(echoes);
    place.ifPresent(here -> facts.addAll(overheard.announcements(here)));
    if (answers.hardware().size() > 1) {
      answers.hardware().forEach(one -> facts.add(new Fact.Claim(text(gateway), one)));
    }
    return new Look(neighbour, facts, took);
  }

  private record Part(List<Fact.Echoes> echoes, Overheard.Answers answers) {}

  private static Part echoes(InetAddress gateway) throws InterruptedException {
    Echo.Ask ask = new Echo.Ask(gateway, Echo.USUAL, ECHOES);
    return new Part(Echo.measure(List.of(ask), PACE), Overheard.NOT_ASKED);
  }

  private static Part answers(Overheard overheard, Optional<Place> place)
      throws InterruptedException {
    return new Part(
        List.of(), place.isEmpty() ? Overheard.NOT_ASKED : overheard.ask(place.get(), PATIENCE));
  }

  /** What was just seen counts more than what the kernel still believes. */
  private static Fact.Neighbour fresh(
      Fact.Neighbour known, boolean isHeard, Overheard.Answers answers) {
    String hardware =
        answers.hardware().size() == 1 ? answers.hardware().getFirst() : known.hardware();
    if (isHeard) {
      return new Fact.Neighbour(known.address(), "reachable", hardware);
    }
    return answers.isPermitted() ? new Fact.Neighbour(known.address(), "failed", hardware) : known;
  }

  private static String text(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }
}
