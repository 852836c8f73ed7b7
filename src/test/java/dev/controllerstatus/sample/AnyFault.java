package dev.controllerstatus.sample;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;

/** Every fault there can be, found by reflection so that a new one is never left out. */
public final class AnyFault {
  private AnyFault() {}

  /**
   * One fault for each layer, reason and stage.
   *
   * @param detail of those faults whose detail is free text
   */
  public static Stream<Fault> all(String detail) {
    return Arrays.stream(Fault.class.getPermittedSubclasses()).flatMap(type -> all(type, detail));
  }

  private static Stream<Fault> all(Class<?> type, String detail) {
    RecordComponent[] parts = type.getRecordComponents();
    Object[] details =
        parts[1].getType() == String.class ? new Object[] {detail} : constants(parts[1]);
    return Arrays.stream(constants(parts[0]))
        .flatMap(reason -> Arrays.stream(details).map(each -> make(type, reason, each)));
  }

  private static Object[] constants(RecordComponent part) {
    return part.getType().getEnumConstants();
  }

  private static Fault make(Class<?> type, Object reason, Object detail) {
    try {
      return (Fault) type.getConstructors()[0].newInstance(reason, detail);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(type + " is made of something else than a reason and a detail", e);
    }
  }
}
