package dev.controllerstatus.probe.dns;

import dev.controllerstatus.probe.wire.NameServer;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Unresolved;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What one question came to. */
sealed interface Asked {
  /** The response code, or why there was none. */
  String answer();

  /** Null when no answer came. */
  @Nullable Duration took();

  /** The record came. */
  record Good(Duration took) implements Asked {
    @Override
    public String answer() {
      return Rcode.string(Rcode.NOERROR);
    }
  }

  /** The record did not fit. */
  record Truncated(Duration took) implements Asked {
    @Override
    public String answer() {
      return "truncated";
    }
  }

  /** The resolver answered without the record. */
  record Denied(String answer, Duration took, Fault fault) implements Asked {}

  /** Nothing came back, or nothing that could be read. */
  record Failed(Fault fault) implements Asked {
    @Override
    public String answer() {
      return fault.code();
    }

    @Override
    public @Nullable Duration took() {
      return null;
    }
  }

  /** Sorts an answer to this question. */
  static Asked of(Record question, NameServer.Reply reply) {
    if (reply.isTruncated()) {
      return new Truncated(reply.took());
    }
    Message message = reply.message();
    Optional<Unresolved.Reason> refusal = reply.refusal();
    if (refusal.isPresent()) {
      return denied(question, Rcode.string(message.getRcode()), reply.took(), refusal.get());
    }
    // The aliases on the way and the record itself come in one answer.
    boolean isThere =
        message.getSection(Section.ANSWER).stream()
            .anyMatch(record -> record.getType() == question.getType());
    return isThere
        ? new Good(reply.took())
        : denied(question, "NODATA", reply.took(), Unresolved.Reason.NO_ADDRESS);
  }

  private static Asked denied(
      Record question, String answer, Duration took, Unresolved.Reason reason) {
    String name = question.getName().toString(/* omitFinalDot= */ true);
    return new Denied(answer, took, new Unresolved(reason, name));
  }
}
