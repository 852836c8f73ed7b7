package dev.controllerstatus.probe.path;

import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.packet.Echo;
import dev.controllerstatus.probe.packet.FarEnd;
import dev.controllerstatus.probe.packet.OwnThread;
import dev.controllerstatus.probe.packet.OwnThread.Task;
import dev.controllerstatus.probe.packet.Trace;
import dev.controllerstatus.sample.Fact;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that is measured in one attempt, all at the same time, so that it can be compared. */
final class Survey {
  private static final int LARGE = 1500;
  // What tunnels leave of it, and what every line and host must take: RFC 8200, RFC 791.
  private static final List<Integer> SMALLER = List.of(1400, 1280, 1000, 576);
  private static final int OF_EACH_SIZE = 2;
  // Their time counts, so there is a middle one.
  private static final int LARGE_ONES = 3;
  // Enough to know how far everything is while all is well, and to see losses while it is not.
  private static final int USUALLY = 5;
  private static final int IN_TROUBLE = 10;
  private static final Echo.Pace PACE =
      new Echo.Pace(Duration.ofMillis(50), Duration.ofMillis(900));
  // A thin line takes its time for a large packet.
  private static final Echo.Pace PATIENT =
      new Echo.Pace(Duration.ofMillis(50), Duration.ofMillis(1_400));
  private final PathTarget target;
  private final boolean isTroubled;
  private final Place place;
  private final Deadline deadline;

  Survey(PathTarget target, boolean isTroubled, Place place, Deadline deadline) {
    this.target = target;
    this.isTroubled = isTroubled;
    this.place = place;
    this.deadline = deadline;
  }

  /** Steps, echoes, and what was made to compare, in this order. */
  List<Fact> of(FarEnd to, List<Fact.Hop> goodWay) throws IOException, InterruptedException {
    List<Task<List<? extends Fact>>> tasks = new ArrayList<>();
    tasks.add(() -> Trace.run(to, goodWay.size(), deadline));
    List<Echo.Ask> usual =
        asked(to.address(), goodWay).stream()
            .map(address -> new Echo.Ask(address, Echo.USUAL, isTroubled ? IN_TROUBLE : USUALLY))
            .toList();
    tasks.add(() -> Echo.measure(usual, PACE));
    if (isTroubled) {
      tasks.add(() -> sizes(to.address()));
      Controls controls = new Controls(target, deadline);
      Stream.concat(controls.to(to.address()).stream(), atResolvers(controls).stream())
          .forEach(task -> tasks.add(() -> List.of(task.run())));
    }
    return all(tasks);
  }

  /** Large packets weigh on a line that may be thin: the others only where the largest vanish. */
  private static List<Fact.Echoes> sizes(InetAddress to) throws InterruptedException {
    Echo.Ask ask = new Echo.Ask(to, LARGE, LARGE_ONES);
    List<Fact.Echoes> largest = Echo.measureWhole(List.of(ask), PATIENT);
    if (largest.isEmpty() || largest.getFirst().received() > 0) {
      return largest;
    }
    List<Echo.Ask> asks =
        SMALLER.stream().map(size -> new Echo.Ask(to, size, OF_EACH_SIZE)).toList();
    List<Fact.Echoes> all = new ArrayList<>(largest);
    all.addAll(Echo.measureWhole(asks, PACE));
    return all;
  }

  /** Where not even an address is known: what each resolver says of the name. */
  List<Fact> names() throws IOException, InterruptedException {
    List<Task<List<? extends Fact>>> tasks = new ArrayList<>();
    atResolvers(new Controls(target, deadline))
        .forEach(task -> tasks.add(() -> List.of(task.run())));
    return all(tasks);
  }

  private List<Task<Fact.Control>> atResolvers(Controls controls) {
    return place.resolversOf(target).map(controls::at).orElse(List.of());
  }

  private static List<Fact> all(List<Task<List<? extends Fact>>> tasks)
      throws IOException, InterruptedException {
    return OwnThread.all("path", tasks).stream().<Fact>flatMap(List::stream).toList();
  }

  /** The gateway, the routers of the last good way, and the far end, each once. */
  private Set<InetAddress> asked(InetAddress far, List<Fact.Hop> goodWay) {
    Set<InetAddress> all = new LinkedHashSet<>();
    place.gateway(far).ifPresent(all::add);
    goodWay.stream().flatMap(hop -> Place.literal(hop.from()).stream()).forEach(all::add);
    all.add(far);
    return all;
  }
}
