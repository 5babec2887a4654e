// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.ForcedOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * The validation of liquidation maps: settings of a score, and the door to {@link ScoreSession}.
 *
 * <p>Protocol, metrics and acceptance are those of reference/heatmap-model.md §15. Profiles are
 * frozen at T; only buckets that the mark then reached are scored, on the side that can die; truth
 * is the venue's forced orders; intervals are by day. One session scores one instrument, {@link
 * #pool} puts several reports together: public acceptance needs three symbols of thirty days each.
 *
 * <pre>{@code
 * ScoreSession session = MapScore.of(btc).horizons(Duration.ofHours(1)).build().session();
 * for (MarketEvent event : events) {
 *   if (event.eventNanos() >= nextHour) {
 *     session.freeze(nextHour, map.profile());
 *     nextHour += hour;
 *   }
 *   map.apply(event);
 *   session.apply(event);
 * }
 * System.out.println(session.finish().toText());
 * }</pre>
 *
 * <p>Immutable.
 */
public final class MapScore {

  /** Resamples unless set otherwise. */
  public static final int RESAMPLES = 5000;

  /** Seed unless set otherwise: a score is the same on every machine and every day. */
  public static final long SEED = 20250201;

  private final Instrument instrument;
  private final List<Duration> horizons;
  private final int resamples;
  private final long seed;
  private final long fittedUntilNanos;
  private final ToDoubleFunction<ForcedOrder> triggerPrice;

  private MapScore(Builder b) {
    instrument = b.instrument;
    horizons = b.horizons;
    resamples = b.resamples;
    seed = b.seed;
    fittedUntilNanos = b.fittedUntilNanos;
    triggerPrice = b.triggerPrice;
  }

  /** Settings for one instrument; defaults: horizons 1 h and 24 h, 5000 resamples, fixed seed. */
  public static Builder of(Instrument instrument) {
    return new Builder(Objects.requireNonNull(instrument, "instrument"));
  }

  /** A new session with these settings. */
  public ScoreSession session() {
    return new ScoreSession(this);
  }

  /**
   * One report of several symbols. The same day of two symbols is one day; the panel regression
   * gets symbol effects; the first rule is asked of each symbol.
   *
   * @throws IllegalArgumentException if there is none, if an instrument appears twice, or if
   *     horizons, resamples or seeds differ
   */
  public static ScoreReport pool(List<ScoreReport> reports) {
    return ScoreReport.pooled(reports);
  }

  Instrument instrument() {
    return instrument;
  }

  List<Duration> horizons() {
    return horizons;
  }

  int resamples() {
    return resamples;
  }

  long seed() {
    return seed;
  }

  ToDoubleFunction<ForcedOrder> triggerPrice() {
    return triggerPrice;
  }

  /** The embargo: two horizons between the data parameters were fitted to and the first window. */
  long firstWindow(Duration horizon) {
    return fittedUntilNanos == Long.MIN_VALUE
        ? Long.MIN_VALUE
        : fittedUntilNanos + 2 * horizon.toNanos();
  }

  /** Collects the settings. */
  public static final class Builder {

    private final Instrument instrument;
    private List<Duration> horizons = List.of(Duration.ofHours(1), Duration.ofHours(24));
    private int resamples = RESAMPLES;
    private long seed = SEED;
    private long fittedUntilNanos = Long.MIN_VALUE;
    private ToDoubleFunction<ForcedOrder> triggerPrice = order -> trigger(order, 0.005);

    private Builder(Instrument instrument) {
      this.instrument = instrument;
    }

    /** Lengths of the windows, each in [1 minute, 7 days], all different. */
    public Builder horizons(Duration... lengths) {
      List<Duration> all = new ArrayList<>();
      for (Duration length : lengths) {
        if (length.compareTo(Duration.ofMinutes(1)) < 0
            || length.compareTo(Duration.ofDays(7)) > 0
            || all.contains(length)) {
          throw new IllegalArgumentException(
              "horizons must be different and in [PT1M, PT168H], was " + List.of(lengths));
        }
        all.add(length);
      }
      if (all.isEmpty()) {
        throw new IllegalArgumentException("at least one horizon is needed, was []");
      }
      horizons = List.copyOf(all);
      return this;
    }

    /** Day-block resamples, in [100, 1000000]. */
    public Builder resamples(int count) {
      if (count < 100 || count > 1_000_000) {
        throw new IllegalArgumentException("resamples must be in [100, 1000000], was " + count);
      }
      resamples = count;
      return this;
    }

    /** Seed of the bootstrap. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * End of the data that any constant of the map was fitted to, epoch nanoseconds. No window
     * opens until two horizons later. Not needed for what the map learns by itself as it goes.
     */
    public Builder fittedUntilNanos(long nanos) {
      fittedUntilNanos = nanos;
      return this;
    }

    /**
     * How the bankruptcy price of a print becomes its trigger price, used where no mark is known
     * within a second. Default: maintenance margin rate 0.5 %, no deduction, the first tier of
     * Bybit BTCUSDT (reference/margin-and-liquidation-price.md §5).
     */
    public Builder triggerPrice(ToDoubleFunction<ForcedOrder> conversion) {
      triggerPrice = Objects.requireNonNull(conversion, "conversion");
      return this;
    }

    /** The settings. */
    public MapScore build() {
      return new MapScore(this);
    }

    /** First tier: linear BP / (1 - s m), inverse BP (1 + s m). */
    static double trigger(ForcedOrder order, double maintenanceMarginRate) {
      double sm = order.liquidatedSide().sign() * maintenanceMarginRate;
      return order.instrument().contractType() == ContractType.LINEAR
          ? order.bankruptcyPrice() / (1 - sm)
          : order.bankruptcyPrice() * (1 + sm);
    }
  }
}
