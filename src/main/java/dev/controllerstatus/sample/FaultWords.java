package dev.controllerstatus.sample;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way back from a fault's words, taken from the faults themselves so that the two agree. */
final class FaultWords {
  private static final Map<String, Stage> STAGES =
      Arrays.stream(Stage.values()).collect(Collectors.toMap(Stage::word, Function.identity()));

  private static final Map<String, Function<String, Optional<Fault>>> FAULTS =
      Stream.of(
              told(Fault.Local.Reason.values(), Fault.Local::new),
              told(Fault.Unresolved.Reason.values(), Fault.Unresolved::new),
              staged(Fault.Unreachable.Reason.values(), Fault.Unreachable::new),
              told(Fault.Untrusted.Reason.values(), Fault.Untrusted::new),
              told(Fault.Refused.Reason.values(), Fault.Refused::new),
              told(Fault.Clock.Reason.values(), Fault.Clock::new),
              told(Fault.Protocol.Reason.values(), Fault.Protocol::new),
              staged(Fault.Slow.Reason.values(), Fault.Slow::new))
          .flatMap(Function.identity())
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private FaultWords() {}

  static Optional<Fault> fault(String layer, String code, String detail) {
    return FAULTS.getOrDefault(key(layer, code), _ -> Optional.empty()).apply(detail);
  }

  /** Faults whose detail is any text. */
  private static <R> Stream<Map.Entry<String, Function<String, Optional<Fault>>>> told(
      R[] reasons, BiFunction<R, String, Fault> make) {
    return Arrays.stream(reasons)
        .map(
            reason ->
                Map.entry(
                    key(make.apply(reason, "")),
                    detail -> Optional.of(make.apply(reason, detail))));
  }

  /** Faults whose detail is the stage that failed. */
  private static <R> Stream<Map.Entry<String, Function<String, Optional<Fault>>>> staged(
      R[] reasons, BiFunction<R, Stage, Fault> make) {
    return Arrays.stream(reasons)
        .map(
            reason ->
                Map.entry(
                    key(make.apply(reason, Stage.CONNECT)),
                    detail ->
                        Optional.ofNullable(STAGES.get(detail))
                            .map(stage -> make.apply(reason, stage))));
  }

  private static String key(Fault fault) {
    return key(fault.layer(), fault.code());
  }

  private static String key(String layer, String code) {
    return layer + '/' + code;
  }
}
