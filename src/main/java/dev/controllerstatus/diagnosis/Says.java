package dev.controllerstatus.diagnosis;

import java.util.Locale;

/**
 * What a proof can say; each has a message of this name in every language. Named are its values:
 * times and durations in ISO 8601, the others as they are.
 */
public enum Says {
  /**
   * {@code delay}: the longest wait for a processor; {@code busy}: percent; {@code times}:
   * measurements.
   */
  BOX_WAITS,
  BOX_BUSY,
  /** {@code server} and {@code offset}: by how much the box's clock is ahead of it. */
  CLOCK_AHEAD,
  /** {@code server} and {@code offset}: by how much the box's clock is behind it. */
  CLOCK_BEHIND,
  /** {@code count}: certificates whose dates this clock cannot judge. */
  DATES_NOT_JUDGED,
  /** {@code link} without a signal in {@code times} measurements since {@code since}. */
  NO_CARRIER,
  /** No network device at all in {@code times} measurements since {@code since}. */
  NO_DEVICE,
  /** {@code link} without an address in {@code times} measurements since {@code since}. */
  NO_ADDRESS,
  /** {@code count}: changes of the signal at {@code link} since {@code since}. */
  CARRIER_CHANGES,
  /** {@code address} is claimed by {@code other}, the box being {@code own}: hardware addresses. */
  ADDRESS_CLAIMED,
  /** {@code times} measurements without a default route since {@code since}. */
  NO_DEFAULT_ROUTE,
  /**
   * {@code gateway} left {@code times} questions for its hardware address open; {@code state}: of
   * the neighbour.
   */
  GATEWAY_SILENT,
  /** {@code units}: those that hold the gateway's address at once since {@code since}. */
  TWO_MASTERS,
  /** {@code count} services are sent to {@code page}. */
  SENT_TO_SIGN_IN,
  /** {@code failed} of {@code of} services behind the gateway fail, and none is reached. */
  NOTHING_REACHED,
  /** {@code gateway} itself answers within {@code took}. */
  GATEWAY_ANSWERS,
  /** The way ends at step {@code hop}; it usually has {@code usual}. */
  PATH_ENDS,
  /** {@code routers} answered before and do not now. */
  ROUTERS_SILENT,
  /** {@code router} behind the gateway still answers. */
  ROUTER_ANSWERS,
  /** {@code router} says {@code word}, an ICMP message. */
  ROUTER_REFUSES,
  /** {@code hardware} has answered for the gateway since {@code since}: no other unit took over. */
  SAME_UNIT,
  /** {@code master} goes on announcing itself as master. */
  MASTER_ANNOUNCES,
  /** {@code count} connections from before live on. */
  KEPT_ALIVE,
  /** {@code gateway} answers within {@code took}, usually {@code usual}. */
  GATEWAY_SLOW,
  /** {@code gateway} answers within {@code took}. */
  GATEWAY_FAST,
  /** {@code count} services are slower, by about {@code more}. */
  ALL_SLOW,
  /** The names of {@code count} services cannot be looked up, and their hosts answer. */
  NAMES_FAIL,
  /** {@code resolver} answers: {@code answer}. */
  RESOLVER_SAYS,
  /** {@code resolver} still knows what it has heard before, and answers: {@code answer}. */
  RESOLVER_REMEMBERS,
  /** What needs no name is reached. */
  ELSE_PASSES,
  /** An answer takes {@code took}, usually {@code usual}. */
  RESOLVER_SLOW,
  /** {@code resolver} says that {@code host} does not exist; {@code resolver} may be empty. */
  NAME_UNKNOWN,
  /** {@code resolver} knows {@code host} at {@code address}. */
  OTHER_KNOWS,
  /** {@code host} was found at {@code at}. */
  NAME_KNOWN_BEFORE,
  /** {@code host} leads to {@code address} instead of {@code usual}. */
  LED_ASTRAY,
  /** What is at {@code address} was looked at. */
  LOOKED_AT,
  /** {@code failed} attempts for {@code services} services did not reach the proxy. */
  PROXY_SILENT,
  /** The proxy answers {@code answer} for {@code host}. */
  PROXY_WANTS_LOGIN,
  /** The proxy answers {@code answer} for {@code host}. */
  PROXY_DENIES,
  /**
   * An echo of the smallest size takes {@code small}, one that is {@code bytes} bytes larger {@code
   * large}: {@code rate} kbit/s.
   */
  GROWS_WITH_SIZE,
  /** Answers came later and later, by up to {@code most}, until none came. */
  LATER_AND_LATER,
  /** {@code loss} percent of the echoes of {@code hosts} hosts behind the gateway are lost. */
  LOST_BEHIND,
  /** {@code loss} percent of those of {@code gateway} are. */
  NONE_LOST_BEFORE,
  /** Packets of {@code passes} bytes pass, of {@code vanishes} bytes vanish without a word. */
  LARGE_VANISH,
  /** {@code count} services connect and then hang. */
  HANGS_AFTER_CONNECT,
  /** Certificates of {@code hosts} are signed by {@code issuer}. */
  SIGNED_BY_STRANGER,
  /** Before, {@code issuer} had signed. */
  SIGNED_BEFORE,
  /** {@code hosts} come through with their own certificates. */
  EXEMPT,
  /**
   * {@code protocol} port {@code port} of {@code host} left {@code failed} attempts without an
   * answer.
   */
  PORT_SILENT,
  /** {@code to} answers: {@code answer}. */
  OTHER_PORT_ANSWERS,
  /** {@code address} answers echoes. */
  HOST_ECHOES,
  /** {@code host} answers on no port and to no echo. */
  HOST_SILENT,
  /**
   * The refusal came after {@code took} from step {@code distance}; the host is {@code usual} away.
   */
  RESET_TOO_NEAR,
  /** Connections are cut as soon as the name {@code host} is told. */
  RESET_AT_NAME,
  /** Connections go silent as soon as the name {@code host} is told. */
  SILENT_AT_NAME,
  /** With another name the same {@code address} answers. */
  OTHER_NAME_PASSES,
  /** The change to WebSocket is answered by {@code answer}. */
  UPGRADE_REFUSED,
  /** Plain HTTPS to {@code host} is answered: {@code answer}. */
  HTTPS_PASSES,
  /** {@code times} connections to {@code host} were dead after {@code idle} without traffic. */
  DIES_QUIET,
  /** {@code detail}: the dates in the certificate. */
  CERTIFICATE_DATES,
  /** The box's clock differs from {@code server} by {@code offset}. */
  CLOCK_RIGHT,
  /**
   * The certificate is for {@code names}, not for {@code host}; {@code detail} as the check said
   * it.
   */
  CERTIFICATE_NAMES,
  /** {@code times} logins were answered by {@code answer}. */
  LOGIN_REFUSED,
  /** {@code times} times it said that it takes no messages: {@code answer}. */
  TAKES_NO_MESSAGES,
  /** {@code times} requests were answered by {@code answer}. */
  ANSWERS_ERROR,
  /**
   * The refusal came after {@code took} from step {@code distance}, as far as the host is: {@code
   * usual}.
   */
  REFUSED_BY_HOST,
  /** {@code failed} attempts failed. */
  ATTEMPTS_FAILED,
  /** {@code failed} connections were accepted and then silent; {@code stage}: where. */
  SILENT_AFTER_CONNECT,
  /** {@code failed} attempts got no answer; {@code stage}: where. */
  SILENT_AT_ALL,
  /** The way is open up to the host itself, {@code hop} steps. */
  PATH_WHOLE,
  /** The way is open up to the last router before the host, {@code hop} steps. */
  PATH_TO_DOOR,
  /** {@code count} other services are reached at the same time. */
  OTHERS_WELL,
  /** {@code server} differs by {@code offset} from the others. */
  TIME_DIFFERS,
  /** {@code server} differs from the box by {@code offset} only. */
  TIME_AGREES,
  /** {@code server} says {@code times} times that it has no time itself: {@code detail}. */
  TIME_UNSYNCHRONISED,
  /** {@code server} answers {@code answer}: ask less often. */
  ASKED_TOO_OFTEN,
  /** Messages to {@code queues} did not come back, {@code times} times. */
  QUEUES_LOST,
  /** Messages to {@code queues} came back in the same moments. */
  QUEUES_WELL,
  /** {@code times} failures or stalls since {@code since}, the longest {@code longest}. */
  COMES_AND_GOES,
  /** They come about every {@code period}. */
  HAS_PERIOD,
  /** They follow each other faster and faster, {@code times} so far. */
  GROWS_MORE_FREQUENT,
  /** Box, gateway and all other services were well in those {@code times} moments. */
  CONTROLS_CLEAN,
  /** It failed in {@code hours} hours on {@code days} of the last {@code of} days. */
  FAILED_ON_DAYS,
  /** {@code late} of those {@code hours} hours lie in the last quarter of the time since then. */
  MORE_AND_MORE,
  /** {@code failed} of {@code of} attempts failed or stalled from {@code from} to {@code until}. */
  FAILED_IN_HOUR,
  /**
   * In the same quarters of an hour {@code failed} of {@code of} attempts failed at the {@code
   * hosts} other hosts, and box and gateway were well.
   */
  HOURS_CLEAN,
  /** The longest calm was {@code calm}; it counts as over after {@code quiet}. */
  CALM_BETWEEN,
  /** {@code times} answers took {@code took}, usually {@code usual}. */
  ANSWERS_LATE,
  /** Connections are made within {@code took}. */
  CONNECTS_FAST,
  /** {@code failed} attempts failed with {@code fault}; {@code detail} may be empty. */
  FAILS_SO,
  /** The way was followed for {@code hop} steps. */
  PATH_REACHES;

  /** The key of its message, such as {@code attempts-failed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
