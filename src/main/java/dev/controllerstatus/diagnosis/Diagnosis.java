package dev.controllerstatus.diagnosis;

import java.util.List;

/** From a window to all that it tells. */
public final class Diagnosis {
  // From the bottom up: what one explains, the next ones leave alone.
  private static final List<Rule> RULES =
      List.of(
          new Gaps(),
          new BusyBox(),
          new BoxClock(),
          new LinkRules(),
          new Failovers(),
          new GatewayRules(),
          new SignIn(),
          new Outages(),
          new Aftermath(),
          new SlowLink(),
          new Resolvers(),
          new BlockedNames(),
          new ProxyRules(),
          new LineQuality(),
          new Inspection(),
          new Filters(),
          new Upgrades(),
          new IdleCuts(),
          new Certificates(),
          new ServiceAnswers(),
          new Brokers(),
          new ServiceSilence(),
          new TimeServers(),
          new Blips(),
          new Days(),
          new SlowService(),
          new Unknowns());

  private Diagnosis() {}

  /** All that this window tells. */
  public static Finding of(Window window) {
    Scene scene = new Scene(window);
    Notes notes = new Notes();
    RULES.forEach(rule -> rule.judge(scene, notes));
    return notes.finding();
  }
}
