package dev.controllerstatus.history.export;

import dev.controllerstatus.sample.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Facts as JSON objects and back. */
final class FactFields {
  private static final String KIND = "fact";
  private static final String PEER = "peer";
  private static final String SPOKEN = "spoken";
  private static final String CERTIFICATE = "certificate";
  private static final String TIME = "time";
  private static final String LOOKUP = "lookup";

  private FactFields() {}

  static List<Map<String, Object>> of(List<Fact> facts) {
    return facts.stream().map(fact -> of(fact).values()).toList();
  }

  private static Fields of(Fact fact) {
    return switch (fact) {
      case Fact.Peer(var address) -> kind(PEER).put("address", address);
      case Fact.Spoken(var protocol) -> kind(SPOKEN).put("protocol", protocol);
      case Fact.Certificate(var subject, var issuer, var notBefore, var notAfter, var names) ->
          kind(CERTIFICATE)
              .put("subject", subject)
              .put("issuer", issuer)
              .put("notBefore", notBefore)
              .put("notAfter", notAfter)
              .put("names", names);
      case Fact.Time(var server, var offset, var stratum, var leap, var rootDispersion) ->
          kind(TIME)
              .put("server", server)
              .put("offset", offset)
              .put("stratum", stratum)
              .put("leap", leap)
              .put("rootDispersion", rootDispersion);
      case Fact.Lookup(var server, var transport, var question, var took, var answer) ->
          kind(LOOKUP)
              .put("server", server)
              .put("transport", transport)
              .put("question", question)
              .put("took", took)
              .put("answer", answer);
    };
  }

  private static Fields kind(String kind) {
    return new Fields().put(KIND, kind);
  }

  static List<Fact> read(List<Fields> objects) throws UnfitException {
    List<Fact> facts = new ArrayList<>();
    for (Fields object : objects) {
      facts.add(read(object));
    }
    return facts;
  }

  private static Fact read(Fields fact) throws UnfitException {
    String kind = fact.text(KIND);
    return switch (kind) {
      case PEER -> new Fact.Peer(fact.text("address"));
      case SPOKEN -> new Fact.Spoken(fact.text("protocol"));
      case CERTIFICATE -> certificate(fact);
      case TIME -> time(fact);
      case LOOKUP -> lookup(fact);
      default -> throw fact.unknown(KIND, kind);
    };
  }

  private static Fact certificate(Fields fact) throws UnfitException {
    return new Fact.Certificate(
        fact.text("subject"),
        fact.text("issuer"),
        fact.instant("notBefore"),
        fact.instant("notAfter"),
        fact.texts("names"));
  }

  private static Fact time(Fields fact) throws UnfitException {
    return new Fact.Time(
        fact.text("server"),
        fact.duration("offset"),
        fact.smallNumber("stratum"),
        fact.smallNumber("leap"),
        fact.duration("rootDispersion"));
  }

  private static Fact lookup(Fields fact) throws UnfitException {
    return new Fact.Lookup(
        fact.text("server"),
        fact.text("transport"),
        fact.text("question"),
        fact.durationOrNull("took"),
        fact.text("answer"));
  }
}
