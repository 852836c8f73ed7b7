package dev.controllerstatus.api;

import dev.controllerstatus.api.StatusBody.FactBody;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.FactShape;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts in words. */
record Facts(Wording words) {
  FactBody of(Fact fact) {
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
  private String parts(Fact fact) {
    return FactShape.of(fact).parts().stream()
        .flatMap(part -> Stream.ofNullable(part.of(fact)))
        .map(value -> value instanceof Duration d ? words.figures().took(d) : value.toString())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String of(Fact.Certificate certificate) {
    return words.text(
        "status.certificate",
        Map.of(
            "names", String.join(", ", certificate.names()),
            "issuer", certificate.issuer(),
            "from", words.times().of(certificate.notBefore()),
            "until", words.times().of(certificate.notAfter())));
  }

  private String of(Fact.Time time) {
    return words.text(
        "status.clock",
        Map.of(
            "server", time.server(),
            "stratum", Integer.toString(time.stratum()),
            "leap", Integer.toString(time.leap()),
            "offset", words.figures().millis(time.offset()),
            "dispersion", words.figures().millis(time.rootDispersion())));
  }

  private String of(Fact.Lookup lookup) {
    Duration took = lookup.took();
    String asked =
        words.text(
            "status.lookup",
            Map.of(
                "server", lookup.server(),
                "transport", lookup.transport(),
                "question", question(lookup.question()),
                "answer", lookup.answer()));
    return took == null
        ? asked
        : words.text(
            "status.lookup.took", Map.of("lookup", asked, "took", words.figures().millis(took)));
  }

  private String question(String word) {
    String key = "status.lookup." + word;
    return words.messages().has(key) ? words.text(key) : word;
  }
}
