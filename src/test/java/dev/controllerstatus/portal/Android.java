package dev.controllerstatus.portal;

import dev.controllerstatus.command.Answer;
import java.io.IOException;
import java.net.ConnectException;

/**
 * Judges a network as Android 11 and later do, after AOSP's NetworkMonitor: one check in plain HTTP
 * and one in HTTPS, and where they disagree one at another host.
 */
final class Android {
  /** What it makes of a network. */
  enum Verdict {
    /** A sign-in is wanted: the sign-in window is offered. */
    PORTAL,
    /** Online: the network is used for everything. */
    VALID,
    /** Some internet: kept only if the person says so. */
    PARTIAL,
    /** No internet. */
    FAILED
  }

  /** One URL fetched without following redirects. */
  interface Check {
    Answer get(String url) throws IOException;
  }

  private static final String HTTP = "http://connectivitycheck.gstatic.com/generate_204";
  private static final String FALLBACK = "http://www.google.com/gen_204";
  private static final int SHORTEST_PAGE = 5;
  private final Check plain;
  private final boolean isHttpsAnswered;
  private boolean usesHttps = true;

  /** On a network with this way of plain HTTP. */
  Android(Check plain, boolean isHttpsAnswered) {
    this.plain = plain;
    this.isHttpsAnswered = isHttpsAnswered;
  }

  Verdict evaluate() {
    Verdict http = probe(HTTP);
    if (http != Verdict.VALID || !usesHttps || isHttpsAnswered) {
      return http;
    }
    return probe(FALLBACK) == Verdict.PORTAL ? Verdict.PORTAL : Verdict.PARTIAL;
  }

  private Verdict probe(String url) {
    try {
      return judge(plain.get(url));
    } catch (ConnectException e) {
      return Verdict.FAILED;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Verdict judge(Answer answer) {
    if (answer.status() == 204) {
      return Verdict.VALID;
    } else if (answer.status() == 200 && answer.body().length() < SHORTEST_PAGE) {
      return Verdict.FAILED;
    }
    return answer.status() >= 200 && answer.status() < 400 ? Verdict.PORTAL : Verdict.FAILED;
  }

  /** The person says "Use this network as is", or closes the sign-in tab. */
  void useAsIs() {
    usesHttps = false;
  }
}
