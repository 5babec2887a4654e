// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import java.util.Objects;
import java.util.function.Function;

/**
 * What a venue answered: a value, or why there is none. What the world does to us is a value, not an
 * exception; whoever cannot go on without it calls {@link #orThrow()}.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {

  /**
   * The answer came.
   *
   * @param <T> what was asked for
   * @param value the answer
   * @param malformed rows of it that could not be read and are left out
   */
  record Value<T>(T value, long malformed) implements Answer<T> {
    public Value {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * It did not.
   *
   * @param <T> what was asked for
   * @param failure why
   */
  record Failed<T>(VenueFailure failure) implements Answer<T> {
    public Failed {
      Objects.requireNonNull(failure, "failure");
    }
  }

  static <T> Answer<T> of(T value) {
    return new Value<>(value, 0);
  }

  static <T> Answer<T> failed(VenueFailure failure) {
    return new Failed<>(failure);
  }

  /**
   * The value.
   *
   * @throws VenueException if there is none
   */
  default T orThrow() {
    return switch (this) {
      case Value<T> v -> v.value();
      case Failed<T> f -> throw new VenueException(f.failure());
    };
  }

  /** The same answer with its value turned into another. */
  default <R> Answer<R> map(Function<? super T, ? extends R> turn) {
    return switch (this) {
      case Value<T> v -> new Value<>(turn.apply(v.value()), v.malformed());
      case Failed<T> f -> new Failed<>(f.failure());
    };
  }
}
