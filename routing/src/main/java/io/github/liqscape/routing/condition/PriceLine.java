// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.setup.UserLevel;
import java.util.Objects;

/** What a price is held against: a number, or something a person drew. */
public sealed interface PriceLine {

  /** Lower bound at a time, epoch nanoseconds; a falling line may go below zero. */
  double lowAt(long nanos);

  /** Upper bound at a time; equal to the lower one but for a drawn zone. */
  double highAt(long nanos);

  /** In English. */
  String words();

  /**
   * A price that does not move.
   *
   * @param price quote currency, finite and &gt; 0
   */
  record At(double price) implements PriceLine {
    public At {
      if (!(price > 0) || price == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("price must be finite and > 0, was " + price);
      }
    }

    @Override
    public double lowAt(long nanos) {
      return price;
    }

    @Override
    public double highAt(long nanos) {
      return price;
    }

    @Override
    public String words() {
      return Words.number(price);
    }
  }

  /**
   * A level, zone or line that a person drew. A later one with the same id, applied to the engine,
   * takes its place.
   *
   * @param level as it was drawn first
   */
  record Drawn(UserLevel level) implements PriceLine {
    public Drawn {
      Objects.requireNonNull(level, "level");
    }

    @Override
    public double lowAt(long nanos) {
      return level.lowAt(nanos);
    }

    @Override
    public double highAt(long nanos) {
      return level.highAt(nanos);
    }

    @Override
    public String words() {
      return "the drawn level " + level.id();
    }
  }
}
