// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.PriceRange;
import java.util.ArrayList;
import java.util.Iterator;
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
    StoryPrices.Market market = key.market;
    if (market != null) {
      market.stir();
    }
    if (alert.zone().isEmpty()) {
      return;
    }
    if (market == null) {
      market = prices.of(alert);
      market.stories.add(alert.dedupeKey());
      market.stir();
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
    Waiting @Nullable [] waiting = market.waiting;
    if (waiting == null) {
      waiting = gather(market);
      market.waiting = waiting;
    }
    for (Waiting story : waiting) {
      story.look(market, clock, happens);
    }
  }

  /** Forgets stories that are gone. */
  private Waiting[] gather(StoryPrices.Market market) {
    List<Waiting> all = new ArrayList<>(market.stories.size());
    for (Iterator<String> keys = market.stories.iterator(); keys.hasNext(); ) {
      String dedupeKey = keys.next();
      KeyState key = stories.find(dedupeKey);
      if (key == null || key.latest == null) {
        keys.remove();
      } else {
        all.add(new Waiting(dedupeKey, key, key.latest));
      }
    }
    return all.toArray(new Waiting[0]);
  }

  /** A story and the padded bounds of its zone, which every price is held against. */
  static final class Waiting {
    private final String dedupeKey;
    private final KeyState key;
    private final double lowest;
    private final double highest;

    Waiting(String dedupeKey, KeyState key, Alert latest) {
      this.dedupeKey = dedupeKey;
      this.key = key;
      PriceRange zone = latest.zone().orElse(null);
      // Without a zone no price is inside.
      lowest = zone == null ? Double.NaN : zone.low() - zone.pad(latest.atr());
      highest = zone == null ? Double.NaN : zone.high() + zone.pad(latest.atr());
    }

    void look(StoryPrices.Market market, long clock, Consumer<RoutingEvent> happens) {
      double price = market.price;
      if (price > 0 && price >= lowest && price <= highest) {
        key.inside = true;
        key.outsideSinceNanos = Long.MIN_VALUE;
      } else if (key.inside && key.outsideSinceNanos == Long.MIN_VALUE) {
        key.outsideSinceNanos = market.nanos;
      } else if (key.inside
          && !key.left
          && market.nanos - key.outsideSinceNanos >= EXIT_NANOS) {
        happens.accept(new RoutingEvent.ZoneLeft(clock, dedupeKey, market.nanos));
      }
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
