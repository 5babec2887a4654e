// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import static io.github.liqscape.heatmap.score.FixtureProfile.DELTA;
import static io.github.liqscape.heatmap.score.FixtureProfile.bucket;
import static io.github.liqscape.heatmap.score.FixtureProfile.centre;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A market made by hand: the mark walks minute by minute; the first time in an hour that it reaches
 * a bucket, a Poisson number of prints happens there, whose mean is a log-normal of bucket, side
 * and day, 0.6 on average unless told otherwise. Where prints happen has nothing to do with where
 * trades happen.
 */
final class World {

  static final long MINUTE = 60_000_000_000L;
  static final long HOUR = 60 * MINUTE;
  static final long START = 20_000L * DailySums.DAY_NANOS;
  static final double PRINT_USD = 10_000;

  /** A bucket of a side. */
  record Key(PositionSide side, int k) {}

  /** One hour: what stood at its start, what happened in it. */
  record Hour(
      long start, double mark, List<MarketEvent> events, Map<Key, Double> printed, int day) {}

  /** Makes the map that is frozen at the start of an hour. */
  interface MapMaker {
    LiquidationProfile at(World world, Hour hour);
  }

  final Instrument instrument;
  final List<Hour> hours = new ArrayList<>();
  private final long seed;

  private final double rate;
  private final double spread;

  World(String symbol, int days, long seed) {
    this(symbol, days, seed, ForcedOrder.Completeness.COMPLETE, 0.6, 1.5);
  }

  World(
      String symbol,
      int days,
      long seed,
      ForcedOrder.Completeness completeness,
      double rate,
      double spread) {
    this.seed = seed;
    this.rate = rate;
    this.spread = spread;
    instrument = Instrument.linear(Venue.BYBIT, symbol, "X", "USDT").build();
    SplittableRandom random = new SplittableRandom(seed);
    double log = Math.log(50_000);
    for (int h = 0; h < 24 * days; h++) {
      long start = START + h * HOUR;
      double mark = Math.exp(log);
      List<MarketEvent> events = new ArrayList<>();
      Map<Key, Double> printed = new HashMap<>();
      double low = mark;
      double high = mark;
      for (int m = 1; m <= 60; m++) {
        long t = start + m * MINUTE;
        log = Math.log(50_000) + 0.9998 * (log - Math.log(50_000)) + 0.0008 * gaussian(random);
        double now = Math.exp(log);
        for (int k = bucket(low); centre(k) * Math.exp(DELTA / 2) > now; k--) {
          if (centre(k) < mark && (k < bucket(low) || low == mark)) {
            print(events, printed, new Key(PositionSide.LONG, k), t, h / 24, random, completeness);
          }
        }
        for (int k = bucket(high); centre(k) * Math.exp(-DELTA / 2) < now; k++) {
          if (centre(k) > mark && (k > bucket(high) || high == mark)) {
            print(events, printed, new Key(PositionSide.SHORT, k), t, h / 24, random, completeness);
          }
        }
        low = Math.min(low, now);
        high = Math.max(high, now);
        events.add(new MarkPrice(instrument, t, t, now, Double.NaN));
        if (m % 5 == 0) {
          double price = centre(bucket(now));
          events.add(new Trade(instrument, t, t, "t" + t, price, 1, OrderSide.BUY));
        }
      }
      hours.add(new Hour(start, mark, events, printed, h / 24));
    }
  }

  private void print(
      List<MarketEvent> events,
      Map<Key, Double> printed,
      Key key,
      long before,
      int day,
      SplittableRandom random,
      ForcedOrder.Completeness completeness) {
    int n = poisson(intensity(key, day), random);
    for (int i = 0; i < n; i++) {
      long t = before - 40_000_000_000L + 3_000_000_000L * i / Math.max(1, n);
      double usd = PRINT_USD * (0.5 + random.nextDouble());
      double price = centre(key.k());
      events.add(
          new ForcedOrder(
              instrument, t, t, key.side(), usd / price, price, Double.NaN, completeness));
      printed.merge(key, usd, Double::sum);
    }
  }

  /** Mean number of prints of a bucket once it is reached. */
  double intensity(Key key, int day) {
    long mix = seed * 31 + day * 1_000_003L + key.k() * 2L + key.side().ordinal();
    double normal = gaussian(new SplittableRandom(mix));
    return Math.min(400, rate * Math.exp(spread * normal - spread * spread / 2));
  }

  /** Irwin-Hall: twelve uniforms, less six. */
  private static double gaussian(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  private static int poisson(double mean, SplittableRandom random) {
    int n = 0;
    for (double p = random.nextDouble(); p > Math.exp(-mean); p *= random.nextDouble()) {
      n++;
    }
    return n;
  }

  FixtureProfile profile(Hour hour, FixtureProfile.Mass mass) {
    return new FixtureProfile(instrument, hour.start(), hour.mark(), mass);
  }

  /** The map that knows how many prints to expect. */
  FixtureProfile honest(Hour hour) {
    return profile(hour, (side, k) -> PRINT_USD * intensity(new Key(side, k), hour.day()));
  }

  /** The same with Poisson bands around it. */
  FixtureProfile priced(Hour hour, double factor) {
    return new FixtureProfile(
        instrument,
        hour.start(),
        hour.mark(),
        (side, k) -> factor * PRINT_USD * intensity(new Key(side, k), hour.day()),
        PRINT_USD * factor,
        Fidelity.CALIBRATED,
        List.of());
  }

  /** The map that knows what will happen. */
  FixtureProfile oracle(Hour hour) {
    return profile(hour, (side, k) -> hour.printed().getOrDefault(new Key(side, k), 0.0));
  }

  ScoreReport score(MapMaker maker) {
    return score(maker, 200);
  }

  ScoreReport score(MapMaker maker, int resamples) {
    return score(
        maker, MapScore.of(instrument).horizons(Duration.ofHours(1)).resamples(resamples).build());
  }

  ScoreReport score(MapMaker maker, MapScore settings) {
    return score(maker, settings, 1);
  }

  ScoreReport score(MapMaker maker, MapScore settings, int everyHours) {
    ScoreSession session = settings.session();
    for (int h = 0; h < hours.size(); h++) {
      Hour hour = hours.get(h);
      if (h % everyHours == 0) {
        session.freeze(hour.start(), maker.at(this, hour));
      }
      hour.events().forEach(session::apply);
    }
    return session.finish();
  }

  static double gain(ScoreReport report, Baseline baseline) {
    return report
        .horizons()
        .getFirst()
        .entry(Metric.INFORMATION_GAIN, baseline)
        .orElseThrow()
        .value();
  }

  static ScoreEntry entry(ScoreReport report, Metric metric) {
    return report.horizons().getFirst().entry(metric).orElseThrow();
  }
}
