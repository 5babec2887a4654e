// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import org.jspecify.annotations.Nullable;

/** One contract of the account: its terms as whole numbers, and what its market last said. */
final class Contract {

  final int index;
  final InstrumentTerms terms;
  final Instrument instrument;
  final Scale scale;
  final int asset;
  final long makerRate;
  final long takerRate;
  final MarginTable tiers;
  final EventOrder order = new EventOrder();
  final SeenTrades seen = new SeenTrades();
  final BookView book;
  final BarFeed bars;
  final Boundaries boundaries = new Boundaries();
  final Calm calm = new Calm();
  final Gap gap = new Gap();

  Matching matching;
  @Nullable Timeframe timeframe;
  long now = Long.MIN_VALUE;

  Contract(int index, InstrumentTerms terms, int asset) {
    this.index = index;
    this.terms = terms;
    this.asset = asset;
    instrument = terms.instrument();
    scale = new Scale(instrument);
    makerRate = Math.round(terms.makerRate() * Scale.RATE);
    takerRate = Math.round(terms.takerRate() * Scale.RATE);
    tiers = new MarginTable(terms.tiers());
    matching = terms.matching();
    book = new BookView(this);
    bars = new BarFeed(this);
  }

  boolean onBars() {
    return matching == Matching.BARS;
  }

  boolean onTicks() {
    return matching == Matching.TICKS;
  }

  /** Maintenance margin table in whole numbers. */
  static final class MarginTable {
    private final long[] floors;
    private final long[] rates;
    private final long[] deductions;
    private final MarginTiers tiers;

    MarginTable(MarginTiers tiers) {
      this.tiers = tiers;
      int n = tiers.tiers().size();
      floors = new long[n];
      rates = new long[n];
      deductions = new long[n];
      for (int i = 0; i < n; i++) {
        MarginTiers.Tier tier = tiers.tiers().get(i);
        floors[i] = Money.units(tier.floor());
        rates[i] = tier.rate().movePointRight(10).setScale(0, Money.ROUNDING).longValueExact();
        deductions[i] = Money.units(tier.deduction());
      }
    }

    /** Maintenance margin of so many steps at a mark, in 1e-8. */
    long maintenance(Scale scale, long steps, long mark) {
      if (steps == 0) {
        return 0;
      }
      long value = scale.markValue(steps, mark);
      int i = floors.length - 1;
      while (i > 0 && floors[i] > value) {
        i--;
      }
      return Math.max(0, scale.markShare(steps, mark, rates[i], Scale.RATE) - deductions[i]);
    }

    /** Highest leverage for a value in 1e-8, in hundredths. */
    long maxLeverage(long value) {
      return (long) Math.floor(tiers.maxLeverageAt(value / 1e8) * Scale.LEVERAGE + 1e-6);
    }
  }
}
