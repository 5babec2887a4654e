// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.heatmap.render.TruthBar;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.synthetic.SyntheticMarket;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import io.github.liqscape.synthetic.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A generated market whose positions are known, so that the map can be held against the truth. */
final class SyntheticRun {

  private static final double[] DISTANCES = {0.005, 0.01, 0.02, 0.05, 0.10};
  private static final double BAR = 0.001;
  private static final int BARS = 120;

  private final SyntheticMarket market;
  private final Instant from;
  private final Instant until;

  private SyntheticRun(SyntheticMarket market, int days) {
    this.market = market;
    from = market.config().start();
    until = from.plus(Duration.ofDays(days));
  }

  /** The standard market. */
  static SyntheticRun of(long seed, int days) {
    return new SyntheticRun(SyntheticMarket.of(seed, SyntheticMarketConfig.hedged()), days);
  }

  /** Another market on the same terms: its own seed, and a name of its own. */
  static SyntheticRun numbered(int number, long seed, int days) {
    Instrument named =
        Instrument.linear(Venue.SYNTHETIC, "MARKET" + number, "COIN" + number, "USDT")
            .tickSize("0.1")
            .build();
    SyntheticMarketConfig config = SyntheticMarketConfig.hedgedBuilder().instrument(named).build();
    return new SyntheticRun(SyntheticMarket.of(seed, config), days);
  }

  MarketSource source() {
    return new MarketSource(
        "synthetic perpetual, seed " + market.seed() + ", until " + until,
        market.instrument(),
        market.config().tiers(),
        this::events,
        from,
        until,
        until,
        Duration.ofDays(2),
        Duration.ofMinutes(5),
        List.of(
            "generated: prices, positions and liquidations are made up, the truth is known",
            "the map sees the market's events only, never its positions"));
  }

  /** Can be taken once: the market itself walks on. */
  private Stream<MarketEvent> events() {
    long end = MarketSource.nanos(until);
    Iterator<MarketEvent> events =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return market.nowNanos() < end;
          }

          @Override
          public MarketEvent next() {
            return market.next();
          }
        };
    return StreamSupport.stream(((Iterable<MarketEvent>) () -> events).spliterator(), false);
  }

  /** What would really be forced out, per 10 bp around the mark. */
  List<TruthBar> truthBars(LiquidationProfile profile) {
    Truth truth = market.truth();
    List<TruthBar> bars = new ArrayList<>();
    for (PositionSide side : PositionSide.values()) {
      for (int i = 0; i < BARS; i++) {
        double a = profile.mark() * StrictMath.exp(-side.sign() * i * BAR);
        double b = profile.mark() * StrictMath.exp(-side.sign() * (i + 1) * BAR);
        double low = Math.min(a, b);
        double high = Math.max(a, b);
        double quantity = truth.quantityBetween(side, low, high);
        if (quantity > 0) {
          bars.add(
              new TruthBar(
                  low, high, side,
                  profile.instrument().notional(quantity, Math.sqrt(low * high))));
        }
      }
    }
    return bars;
  }

  /** Truth and estimate within some distances, as a table. */
  String comparison(LiquidationProfile profile) {
    Truth truth = market.truth();
    StringBuilder table = new StringBuilder();
    table.append("\nforced notional if the mark went that far, truth against map (")
        .append(profile.instrument().quoteAsset())
        .append(", millions)\n");
    table.append(
        String.format(
            Locale.ROOT, "%-6s %8s %10s %10s  %s%n", "side", "within", "truth", "map",
            "5 % - 50 % - 95 %"));
    for (PositionSide side : PositionSide.values()) {
      for (double d : DISTANCES) {
        double edge = profile.mark() * (1 - side.sign() * d);
        double low = Math.min(edge, profile.mark());
        double high = Math.max(edge, profile.mark());
        double real =
            profile.instrument().notional(truth.quantityTo(side, edge), Math.sqrt(low * high));
        profile.band(side, low, high)
            .ifPresent(
                b ->
                    table.append(
                        String.format(
                            Locale.ROOT, "%-6s %7.1f%% %10.3f %10.3f  %.3f - %.3f - %.3f%n", side,
                            100 * d, real / 1e6, b.mean() / 1e6, b.low() / 1e6, b.median() / 1e6,
                            b.high() / 1e6)));
      }
    }
    return table.toString();
  }
}
