package dev.controllerstatus.portal;

import java.util.Set;

/**
 * One line of the table of connectivity checks.
 *
 * @param system whose it is
 * @param agent what the name of its agent contains
 * @param hosts lower case
 * @param isInline whether it takes a page but no redirect as long as the Wi-Fi is not kept
 * @param kept the answer once the Wi-Fi is kept
 */
record ConnectivityCheck(
    String system,
    String agent,
    Set<String> hosts,
    Set<String> paths,
    boolean isInline,
    Reply kept) {
  private static final String COLUMNS = " *\\| *";
  private static final int COUNT = 5;
  private static final String ANY = "*";
  private static final String INLINE = "[inline] ";

  ConnectivityCheck {
    hosts = Set.copyOf(hosts);
    paths = Set.copyOf(paths);
  }

  /** Reads a line of the table. */
  static ConnectivityCheck of(String line) {
    String[] columns = line.split(COLUMNS, COUNT);
    String answer = columns[4];
    boolean isInline = answer.startsWith(INLINE);
    return new ConnectivityCheck(
        columns[0],
        columns[1],
        Set.of(columns[2].split(" ")),
        Set.of(columns[3].split(" ")),
        isInline,
        Reply.of(isInline ? answer.substring(INLINE.length()) : answer));
  }

  boolean fits(Probing probing) {
    return (agent.equals(ANY) || probing.agent().contains(agent))
        && (hosts.contains(ANY) || hosts.contains(probing.host()))
        && (paths.contains(ANY) || paths.contains(probing.path()));
  }
}
