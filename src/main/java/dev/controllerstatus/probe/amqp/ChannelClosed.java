package dev.controllerstatus.probe.amqp;

import com.rabbitmq.client.AMQP.Channel.Close;
import dev.controllerstatus.sample.Fault.Refused;
import java.io.IOException;

/** The broker has closed a channel, which is how it refuses what was asked on it. */
final class ChannelClosed extends IOException {
  private static final long serialVersionUID = 1;
  // Reply codes, AMQP 0-9-1 section 1.1.
  private static final int ACCESS_REFUSED = 403;
  private static final int NOT_FOUND = 404;
  private final int channel;
  private final int code;

  ChannelClosed(int channel, Close close) {
    super(close.getReplyCode() + " " + close.getReplyText());
    this.channel = channel;
    this.code = close.getReplyCode();
  }

  int channel() {
    return channel;
  }

  boolean isNotFound() {
    return code == NOT_FOUND;
  }

  /** A missing permission is one of the login, which was reached. */
  Refused fault(Credentials credentials) {
    Refused.Reason reason = code == ACCESS_REFUSED ? Refused.Reason.LOGIN : Refused.Reason.DENIED;
    return new Refused(reason, credentials.safe(String.valueOf(getMessage())));
  }
}
