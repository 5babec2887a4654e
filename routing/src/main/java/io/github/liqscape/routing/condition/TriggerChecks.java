// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.PriceKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks and words that the triggers share. */
final class TriggerChecks {

  private static final int MOST_PERIODS = 10_000;

  private TriggerChecks() {}

  static void lastOrMark(PriceKind price) {
    if (price == PriceKind.INDEX) {
      throw new IllegalArgumentException("price must be LAST or MARK, was INDEX");
    }
  }

  static void periods(int periods) {
    if (periods < 1 || periods > MOST_PERIODS) {
      throw new IllegalArgumentException("periods must be in [1, 10000], was " + periods);
    }
  }

  static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1], was " + value);
    }
  }

  /** A copy in the order of the constants, so that words do not depend on hashing. */
  static <E extends Enum<E>> Set<E> some(String name, Set<E> given, Class<E> type) {
    if (given.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    EnumSet<E> ordered = EnumSet.noneOf(type);
    ordered.addAll(given);
    return Collections.unmodifiableSet(ordered);
  }

  static List<Trigger> several(List<Trigger> parts) {
    if (parts.size() < 2 || parts.size() > 64) {
      throw new IllegalArgumentException("parts must be in [2, 64], were " + parts.size());
    }
    return List.copyOf(parts);
  }

  static String joined(List<Trigger> parts, String by) {
    return parts.stream().map(p -> "(" + p.words() + ")").collect(Collectors.joining(by));
  }

  static String price(PriceKind price) {
    return price == PriceKind.MARK ? "mark price" : "price";
  }

  static String of(Optional<Timeframe> timeframe) {
    return timeframe.map(t -> " of " + t.code()).orElse("");
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
