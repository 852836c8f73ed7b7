package dev.controllerstatus.command;

import dev.controllerstatus.api.SituationBody;
import dev.controllerstatus.api.StatusBody;
import dev.controllerstatus.api.StatusBody.ServiceBody;
import java.io.PrintWriter;

/** The lights as a table for a terminal. */
final class StatusTable {
  private StatusTable() {}

  static void print(StatusBody status, PrintWriter out) {
    int width =
        status.services().stream().mapToInt(service -> service.name().length()).max().orElse(0);
    out.printf("%s: %s%n", status.boxName(), status.light());
    status.situations().forEach(situation -> print(situation, out));
    status.services().forEach(service -> print(service, width, out));
  }

  private static void print(SituationBody situation, PrintWriter out) {
    if (situation.nextStep() != null) {
      out.printf("  %s (%s)%n", situation.sentence(), situation.cause());
      out.printf("    %s: %s%n", situation.ownerName(), situation.nextStep());
    }
  }

  private static void print(ServiceBody service, int width, PrintWriter out) {
    String place = service.url() == null ? "" : "  " + service.url();
    out.printf(
        "  %-6s  %-" + Math.max(1, width) + "s  %8s%s%n",
        service.light(),
        service.name(),
        latency(service),
        place);
    if (!service.light().equals("green")) {
      out.printf("          %s%n", service.says());
    }
  }

  private static String latency(ServiceBody service) {
    return service.latencyMs() == null ? "-" : service.latencyMs() + " ms";
  }
}
