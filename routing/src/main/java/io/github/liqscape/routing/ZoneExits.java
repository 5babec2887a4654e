// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.alert.Alert;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells when price has left the zone of a story for good: outside its padded bounds for a minute
 * without a break, after it had been inside. A zone that price has not come to is not left.
 */
final class ZoneExits {

  private static final long EXIT_NANOS = 60_000_000_000L;

  private final Stories stories;
  final StoryPrices prices = new StoryPrices();

  ZoneExits(Stories stories) {
    this.stories = stories;
  }

  /** Mark price of an alert's instrument, NaN if unknown. */
  double markOf(Alert alert) {
    return prices.markOf(alert);
  }

  /** From now on the story waits for its exit. */
  void follow(Alert alert, KeyState key) {
    if (alert.zone().isEmpty()) {
      return;
    }
    StoryPrices.Market market = key.market;
    if (market == null) {
      market = prices.of(alert);
      market.stories.add(alert.dedupeKey());
      key.market = market;
    }
    if (!key.inside) {
      key.inside = inside(alert, alert.price()) || inside(alert, market.price);
    }
  }

  /** A price: which stories end with it. */
  void apply(MarketEvent event, long clock, Consumer<RoutingEvent> happens) {
    StoryPrices.Market market = prices.apply(event).orElse(null);
    if (market == null || market.stories.isEmpty()) {
      return;
    }
    for (String dedupeKey : List.copyOf(market.stories)) {
      KeyState key = stories.find(dedupeKey);
      if (key == null || key.latest == null) {
        market.stories.remove(dedupeKey);
      } else {
        look(dedupeKey, key, key.latest, market, clock, happens);
      }
    }
  }

  private static void look(
      String dedupeKey,
      KeyState key,
      Alert latest,
      StoryPrices.Market market,
      long clock,
      Consumer<RoutingEvent> happens) {
    if (inside(latest, market.price)) {
      key.inside = true;
      key.outsideSinceNanos = Long.MIN_VALUE;
    } else if (key.inside && key.outsideSinceNanos == Long.MIN_VALUE) {
      key.outsideSinceNanos = market.nanos;
    } else if (key.inside && !key.left && market.nanos - key.outsideSinceNanos >= EXIT_NANOS) {
      happens.accept(new RoutingEvent.ZoneLeft(clock, dedupeKey, market.nanos));
    }
  }

  /** At an alert a minute may have passed outside without a further price. */
  void before(
      Alert alert, @Nullable KeyState key, long now, long clock, Consumer<RoutingEvent> happens) {
    if (key != null
        && key.outsideSinceNanos != Long.MIN_VALUE
        && !key.left
        && now - key.outsideSinceNanos >= EXIT_NANOS) {
      happens.accept(new RoutingEvent.ZoneLeft(clock, alert.dedupeKey(), now));
    }
  }

  /** Price has left. */
  void left(String dedupeKey) {
    KeyState key = stories.find(dedupeKey);
    if (key != null) {
      for (LadderState ladder = key.ladders; ladder != null; ladder = ladder.next) {
        ladder.reset();
      }
      key.outsideSinceNanos = Long.MIN_VALUE;
      key.inside = false;
      key.left = true;
    }
  }

  private static boolean inside(Alert alert, double price) {
    return price > 0
        && alert.zone().isPresent()
        && !alert.zone().get().left(price, alert.atr());
  }
}
