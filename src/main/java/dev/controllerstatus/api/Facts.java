package dev.controllerstatus.api;

import dev.controllerstatus.api.StatusBody.FactBody;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.FactShape;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts in words. */
final class Facts {
  private Facts() {}

  static FactBody of(Fact fact) {
    return switch (fact) {
      case Fact.Peer(var address) -> new FactBody("address", address, null);
      case Fact.Via(var address) -> new FactBody("proxy", address, null);
      case Fact.Spoken(var protocol) -> new FactBody("protocol", protocol, null);
      case Fact.Certificate certificate ->
          new FactBody("certificate", of(certificate), certificate.notAfter());
      case Fact.Time time -> new FactBody("time", of(time), null);
      case Fact.Lookup lookup -> new FactBody("lookup", of(lookup), null);
      default -> new FactBody(FactShape.of(fact).word(), parts(fact), null);
    };
  }

  /** What is measured on the way, for those who know what the parts are. */
  private static String parts(Fact fact) {
    return FactShape.of(fact).parts().stream()
        .flatMap(part -> Stream.ofNullable(part.of(fact)))
        .map(value -> value instanceof Duration took ? Millis.text(took) : value.toString())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String of(Fact.Certificate certificate) {
    return "for %s, issued by %s, valid from %s until %s"
        .formatted(
            String.join(", ", certificate.names()),
            certificate.issuer(),
            Times.of(certificate.notBefore()),
            Times.of(certificate.notAfter()));
  }

  private static String of(Fact.Time time) {
    return "%s: stratum %d, leap %d, the box is %s ms behind, root dispersion %s ms"
        .formatted(
            time.server(),
            time.stratum(),
            time.leap(),
            Millis.of(time.offset()),
            Millis.of(time.rootDispersion()));
  }

  private static String of(Fact.Lookup lookup) {
    Duration took = lookup.took();
    return "%s over %s, %s name: %s%s"
        .formatted(
            lookup.server(),
            lookup.transport(),
            lookup.question(),
            lookup.answer(),
            took == null ? "" : " in " + Millis.of(took) + " ms");
  }
}
