package dev.controllerstatus.probe.wire;

import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The resolvers of a system and how it completes short names, resolv.conf(5).
 *
 * @param servers addresses and ports, in the system's order
 * @param search suffixes for short names
 * @param dots a name with fewer dots than this is short
 */
public record Resolvers(List<InetSocketAddress> servers, List<String> search, int dots) {
  private static final Path FILE = Path.of("/etc/resolv.conf");
  private static final int PORT = 53;
  // What comes after these is not used by the system's own resolver either.
  private static final int MOST = 3;

  /** Where they are known from at the moment of a question. */
  @FunctionalInterface
  public interface Source {
    /** Those in use now. */
    Resolvers now() throws FaultException;
  }

  /** Copies the lists. */
  public Resolvers {
    servers = List.copyOf(servers);
    search = List.copyOf(search);
  }

  /**
   * Those that the system uses now; read anew each time, since a lease may change them.
   *
   * @throws FaultException when none is configured
   */
  public static Resolvers system() throws FaultException {
    return of(FILE);
  }

  static Resolvers of(Path file) throws FaultException {
    try {
      Resolvers found = of(Files.readAllLines(file));
      if (!found.servers.isEmpty()) {
        return found;
      }
    } catch (IOException e) {
      // Said below: a file that cannot be read names nobody.
    }
    throw new FaultException(
        new Fault.Local(Fault.Local.Reason.NO_RESOLVER, "no nameserver in " + file));
  }

  private static Resolvers of(List<String> lines) {
    return new Resolvers(
        values(lines, "nameserver")
            .flatMap(words -> HostsFile.literal(words.getFirst()).stream())
            .map(address -> new InetSocketAddress(address, PORT))
            .limit(MOST)
            .toList(),
        values(lines, "search", "domain").reduce((_, last) -> last).orElse(List.of()),
        values(lines, "options")
            .flatMap(List::stream)
            .filter(option -> option.matches("ndots:\\d{1,2}"))
            .mapToInt(option -> Integer.parseInt(option.substring("ndots:".length())))
            .reduce(1, (_, last) -> last));
  }

  /** What follows one of the keywords, for each line that begins with it. */
  private static Stream<List<String>> values(List<String> lines, String... keywords) {
    return lines.stream()
        .map(line -> Arrays.asList(line.strip().split("\\s+")))
        .filter(words -> words.size() > 1 && List.of(keywords).contains(words.getFirst()))
        .map(words -> words.subList(1, words.size()));
  }
}
