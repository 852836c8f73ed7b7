package dev.controllerstatus.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the box is, for the rules of radio; it can be changed while the product runs. */
public final class Country {
  private volatile @Nullable String current;

  /** The country of the start, in two capital letters of ISO 3166-1. */
  public Country(@Nullable String current) {
    this.current = current;
  }

  /** The country as of now; empty where nobody has named it. */
  public Optional<String> current() {
    return Optional.ofNullable(current);
  }

  /** From now on another one. */
  public void replace(@Nullable String country) {
    current = country;
  }
}
