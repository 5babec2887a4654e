// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import io.github.liqscape.candle.Candles;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;

/**
 * Makes a rule or an indicator on a series and says at which bar to ask it, so that the answer
 * depends on closed candles only, and not on who asked before.
 *
 * @param <T> a rule or an indicator
 */
final class Asked<T> {

  private static final int EVERYTHING = 0;

  private final int window;
  private final int warmUp;
  private final Function<BarSeries, T> make;

  private @Nullable Candles bound;
  private @Nullable T made;
  private int revision;

  private Asked(int window, int warmUp, Function<BarSeries, T> make) {
    this.window = window;
    this.warmUp = warmUp;
    this.make = Objects.requireNonNull(make, "make");
  }

  static <T> Asked<T> windowed(int window, Function<BarSeries, T> make) {
    if (window < 1) {
      throw new IllegalArgumentException("window must be >= 1, was " + window);
    }
    return new Asked<>(window, window, make);
  }

  static <T> Asked<T> growing(int warmUp, Function<BarSeries, T> make) {
    if (warmUp < 1) {
      throw new IllegalArgumentException("warmUp must be >= 1, was " + warmUp);
    }
    return new Asked<>(EVERYTHING, warmUp, make);
  }

  /** Whether there are enough candles for an answer. */
  boolean enough(Candles candles) {
    return window == EVERYTHING ? candles.endIndex() >= warmUp : candles.size() >= window;
  }

  /** Asks one that grows and drops the answer: its memory must begin with the first candles. */
  void warm(Candles candles, Consumer<T> ask) {
    if (window == EVERYTHING) {
      ask.accept(on(candles));
    }
  }

  /** What to ask, at {@link #index}. */
  @SuppressWarnings("ReferenceEquality") // equal candles would have another memory
  T on(Candles candles) {
    if (window != EVERYTHING) {
      return make.apply(CandleBarSeries.newest(candles, window));
    }
    T known = made;
    if (known == null) {
      known = begin(candles);
    } else if (candles != bound || candles.revision() != revision) {
      throw new IllegalStateException(
          "a growing one belongs to the series it first saw; this is another one");
    }
    return known;
  }

  private T begin(Candles candles) {
    if (candles.firstIndex() > 0) {
      throw new IllegalStateException(
          "a growing one must be asked before the series forgets its first candle; "
              + candles.firstIndex() + " are forgotten already");
    }
    bound = candles;
    revision = candles.revision();
    T fresh = make.apply(CandleBarSeries.over(candles));
    made = fresh;
    return fresh;
  }

  /** The bar that stands for the newest candle. */
  int index(Candles candles) {
    return window == EVERYTHING ? candles.newestIndex() : window - 1;
  }
}
