package dev.controllerstatus.sample;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of fact is put together, for those who write facts down: whoever adds a record to
 * {@link Fact} need not tell them. Names of kinds and parts are part of what is stored.
 *
 * @param word the kind's word, such as {@code peer}
 */
public record FactShape(String word, List<Part> parts, Constructor<?> maker) {
  private static final Map<String, FactShape> SHAPES =
      Arrays.stream(Fact.class.getPermittedSubclasses())
          .map(FactShape::read)
          .collect(Collectors.toUnmodifiableMap(FactShape::word, Function.identity()));

  /**
   * One part of a fact.
   *
   * @param type String, int, Duration, Instant, or List for a list of texts
   * @param isOptional whether it can be null
   */
  public record Part(String name, Class<?> type, boolean isOptional, Method accessor) {
    /** What a fact has here. */
    public @Nullable Object of(Fact fact) {
      try {
        return accessor.invoke(fact);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The shape of a fact. */
  public static FactShape of(Fact fact) {
    return Objects.requireNonNull(SHAPES.get(word(fact.getClass())));
  }

  /** The shape with this word; empty for one that this release does not know. */
  public static Optional<FactShape> of(String word) {
    return Optional.ofNullable(SHAPES.get(word));
  }

  /** All there are. */
  public static Collection<FactShape> all() {
    return SHAPES.values();
  }

  /** A fact of these parts, in their order. */
  public Fact make(List<@Nullable Object> values) {
    try {
      return (Fact) maker.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("not the parts of a " + word, e);
    }
  }

  private static FactShape read(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      Constructor<?> maker =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return new FactShape(
          word(type), Arrays.stream(components).map(FactShape::part).toList(), maker);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Part part(RecordComponent component) {
    boolean isOptional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new Part(component.getName(), component.getType(), isOptional, component.getAccessor());
  }

  private static String word(Class<?> type) {
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
