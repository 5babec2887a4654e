// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.paper.account.Cause;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.event.PaperEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about each boundary, and what was posted for it. */
final class Fundings {

  private static final long MINUTE = 60_000_000_000L;

  /** One boundary of one instrument. */
  private static final class Key {
    final Instrument instrument;
    final long boundary;
    @Nullable Fraction estimate;
    @Nullable Fraction settled;
    @Nullable Fraction price;
    boolean postedOnce;
    boolean done;
    boolean told;
    final Map<PositionSide, BigDecimal> posted = new EnumMap<>(PositionSide.class);

    Key(Instrument instrument, long boundary) {
      this.instrument = instrument;
      this.boundary = boundary;
    }
  }

  private final List<Key> keys = new ArrayList<>();

  void take(FundingRate rate) {
    long boundary = Math.floorDiv(rate.settlementNanos() + MINUTE / 2, MINUTE) * MINUTE;
    Key key = find(rate.instrument(), boundary);
    if (rate.status() == FundingRate.Status.SETTLED) {
      key.settled = Fraction.of(rate.rate());
    } else if (key.settled == null && !key.postedOnce) {
      key.estimate = Fraction.of(rate.rate());
    }
  }

  private Key find(Instrument instrument, long boundary) {
    for (Key key : keys) {
      if (key.boundary == boundary && key.instrument.equals(instrument)) {
        return key;
      }
    }
    Key key = new Key(instrument, boundary);
    keys.add(key);
    return key;
  }

  /** Posts what fell due, by boundary, then in the order of the terms. */
  void due(Desk desk) {
    State s = desk.s;
    List<Key> open = new ArrayList<>();
    for (Market m : s.markets) {
      keys.stream().filter(k -> !k.done && s.market(k.instrument) == m).forEach(open::add);
    }
    open.sort(Comparator.comparingLong(k -> k.boundary));
    for (Key key : open) {
      Fraction estimate = key.estimate;
      Fraction settled = key.settled;
      if (settled != null && s.now > key.boundary) {
        Cause cause = key.postedOnce ? Cause.FUNDING_CORRECTION : Cause.FUNDING;
        key.done = post(desk, key, settled, cause);
      } else if (estimate != null && !key.postedOnce && s.now > key.boundary + 10 * MINUTE) {
        post(desk, key, estimate, Cause.FUNDING_ESTIMATED);
      }
    }
  }

  private static boolean post(Desk desk, Key key, Fraction rate, Cause cause) {
    State s = desk.s;
    Market m = s.market(key.instrument);
    Holding up = s.holding(m, PositionSide.LONG);
    Holding down = s.holding(m, PositionSide.SHORT);
    if (up.before(key.boundary).steps() + down.before(key.boundary).steps() > 0
        && key.price == null) {
      key.price = price(m, key.boundary);
      if (key.price == null) {
        if (!key.told) {
          s.events.add(new PaperEvent.FundingDeferred(key.instrument, key.boundary));
        }
        key.told = true;
        return false;
      }
    }
    key.postedOnce = true;
    post(desk, key, up, rate, cause);
    post(desk, key, down, rate, cause);
    desk.liquidator.test(m);
    return true;
  }

  private static void post(Desk desk, Key key, Holding h, Fraction rate, Cause cause) {
    Holding.Held held = h.before(key.boundary);
    Fraction price = key.price;
    if (held.steps() == 0 || price == null) {
      return;
    }
    BigDecimal whole =
        h.market.value(held.steps(), price).times(rate).times(-h.side.sign()).round(8);
    BigDecimal before = key.posted.getOrDefault(h.side, BigDecimal.ZERO);
    BigDecimal amount = whole.subtract(before);
    key.posted.put(h.side, whole);
    desk.ledger.post(
        h.market.asset(), LedgerAccount.FUNDING, LedgerAccount.TRADER, amount, cause,
        h.market.instrument.toString());
    if (h.steps > 0 && h.cycle == held.cycle()) {
      h.net = h.net.add(amount);
      if (h.isolated()) {
        h.margin = h.margin.add(amount);
      }
    }
  }

  /** What positions were valued at, at the boundary; else what they are now. */
  private static @Nullable Fraction price(Market m, long boundary) {
    Fraction then = m.pricedAtOrBefore(boundary);
    return then != null ? then : m.priced();
  }
}
