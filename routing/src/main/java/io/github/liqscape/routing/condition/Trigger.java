// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.CandleCondition;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.indicator.RelativeVolume;
import io.github.liqscape.indicator.Rsi;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.UserLevel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a condition waits for: a yes or no about the market at a moment. Values; combine them with
 * {@link #and}, {@link #or} and {@link #not}.
 *
 * <pre>{@code
 * Trigger.crosses(Crossing.DOWN, 60_000).and(Trigger.rsiBelow(Timeframe.H1, 30))
 * }</pre>
 */
public sealed interface Trigger {

  /** In English, with every number: two triggers of equal words are the same. */
  String words();

  /**
   * Price crosses a line. It must have been seen on the other side first.
   *
   * @param direction of the crossing
   * @param line level or drawing
   * @param price last or mark
   */
  record PriceCrosses(Crossing direction, PriceLine line, PriceKind price) implements Trigger {
    public PriceCrosses {
      TriggerChecks.lastOrMark(price);
    }

    @Override
    public String words() {
      String how = switch (direction) {
        case UP -> " crosses above ";
        case DOWN -> " crosses below ";
        case EITHER -> " crosses ";
      };
      return TriggerChecks.price(price) + how + line.words();
    }
  }

  /**
   * Price is within a distance of a line.
   *
   * @param within how near
   * @param line level or drawing
   * @param price last or mark
   */
  record PriceNear(Distance within, PriceLine line, PriceKind price) implements Trigger {
    public PriceNear {
      TriggerChecks.lastOrMark(price);
    }

    @Override
    public String words() {
      return TriggerChecks.price(price) + " is within " + within.words() + " of " + line.words();
    }
  }

  /**
   * Wilder's RSI is above or below a value.
   *
   * @param timeframe of its bars
   * @param periods in [1, 10000]
   * @param above true: above, false: below; the value itself is neither
   * @param value in [0, 100]
   */
  record RsiIs(Timeframe timeframe, int periods, boolean above, double value)
      implements Trigger {
    public RsiIs {
      TriggerChecks.periods(periods);
      if (!(value >= 0 && value <= 100)) {
        throw new IllegalArgumentException("RSI must be in [0, 100], was " + value);
      }
    }

    @Override
    public String words() {
      return "RSI(" + periods + ") of " + timeframe.code() + (above ? " > " : " < ")
          + Words.number(value);
    }
  }

  /**
   * The volume of a bar is a multiple of the mean of the bars before it.
   *
   * @param timeframe of the bars
   * @param periods bars before it, in [1, 10000]
   * @param multiple at least this, in (0, 10000]
   */
  record VolumeIs(Timeframe timeframe, int periods, double multiple) implements Trigger {
    public VolumeIs {
      TriggerChecks.periods(periods);
      if (!(multiple > 0 && multiple <= 10_000)) {
        throw new IllegalArgumentException("multiple must be in (0, 10000], was " + multiple);
      }
    }

    @Override
    public String words() {
      return "volume of " + timeframe.code() + " >= " + Words.number(multiple)
          + " times the mean of " + periods + " bars";
    }
  }

  /**
   * Price does something to a liquidation zone of high interest.
   *
   * @param move what
   * @param side positions that would be closed there; empty: either
   * @param within how near is near, for {@link ZoneMove#APPROACHES}
   * @param timeframe whose closed bars and ATR(14) are used
   * @param leastPercentile of the zone in its own history, in [85, 100]; at 85, zones that could be
   *     ranked in their profile only count too
   */
  record ZoneIs(
      ZoneMove move,
      Optional<PositionSide> side,
      Distance within,
      Timeframe timeframe,
      double leastPercentile)
      implements Trigger {
    public ZoneIs {
      if (!(leastPercentile >= SetupConstants.HIGH_INTEREST_PERCENTILE
          && leastPercentile <= 100)) {
        throw new IllegalArgumentException(
            "leastPercentile must be in [85, 100], was " + leastPercentile);
      }
    }

    @Override
    public String words() {
      return "price " + TriggerChecks.lower(move) + " a zone of "
          + side.map(s -> TriggerChecks.lower(s) + "s").orElse("either side")
          + (move == ZoneMove.APPROACHES ? " within " + within.words() : "")
          + " at percentile >= " + Words.number(leastPercentile)
          + " (" + timeframe.code() + ")";
    }
  }

  /**
   * The newest setup gives one of these answers, as long as it is valid. Every new BUY or SELL
   * counts anew.
   *
   * @param decisions at least one
   * @param timeframe of the setup; empty: any
   */
  record SetupSays(Set<Decision> decisions, Optional<Timeframe> timeframe) implements Trigger {
    public SetupSays {
      decisions = TriggerChecks.some("decisions", decisions, Decision.class);
    }

    @Override
    public String words() {
      return "a setup" + TriggerChecks.of(timeframe) + " says " + decisions;
    }
  }

  /**
   * The newest setup is a BUY or SELL with at least this conviction: a calibrated one by its
   * probability, another by its score.
   *
   * @param least in [0, 1]
   * @param timeframe of the setup; empty: any
   */
  record SetupSure(double least, Optional<Timeframe> timeframe) implements Trigger {
    public SetupSure {
      TriggerChecks.share("least", least);
    }

    @Override
    public String words() {
      return "a setup" + TriggerChecks.of(timeframe) + " with conviction >= "
          + Words.number(least);
    }
  }

  /**
   * A setup answers otherwise than the one before it, on one timeframe.
   *
   * @param timeframe of the setup; empty: any
   */
  record SetupChanges(Optional<Timeframe> timeframe) implements Trigger {
    @Override
    public String words() {
      return "a setup" + TriggerChecks.of(timeframe) + " changes its answer";
    }
  }

  /**
   * A chart said something.
   *
   * @param actions any of these
   * @param leastConfidence claimed by the source, in [0, 1]; 0: also if it claimed none
   * @param source who; empty: anyone
   * @param heldNanos for how long it counts; 0: at its moment only
   */
  record ChartSays(
      Set<ChartSignal.Action> actions,
      double leastConfidence,
      Optional<String> source,
      long heldNanos)
      implements Trigger {
    public ChartSays {
      actions = TriggerChecks.some("actions", actions, ChartSignal.Action.class);
      TriggerChecks.share("leastConfidence", leastConfidence);
      if (heldNanos < 0) {
        throw new IllegalArgumentException("heldNanos must be >= 0, was " + heldNanos);
      }
    }

    /** The same, but it counts for some time after its moment. */
    public ChartSays heldFor(Duration time) {
      return new ChartSays(actions, leastConfidence, source, time.toNanos());
    }

    @Override
    public String words() {
      return "a chart" + source.map(s -> " (" + s + ")").orElse("") + " says " + actions
          + (leastConfidence > 0 ? " with confidence >= " + Words.number(leastConfidence) : "")
          + (heldNanos > 0 ? ", held for " + Duration.ofNanos(heldNanos) : "");
    }
  }

  /**
   * Closed candles satisfy a rule, such as one of ta4j. It is asked once for each closed bar,
   * whatever the frequency.
   *
   * @param timeframe of the candles
   * @param name of the rule: a saved state is only continued with a rule of the same name
   * @param rule a pure function of closed candles
   */
  record CandlesMeet(Timeframe timeframe, String name, CandleCondition rule)
      implements Trigger {
    public CandlesMeet {
      if (name.isBlank() || name.length() > 200) {
        throw new IllegalArgumentException(
            "the name of a rule must have 1 to 200 characters, was '" + name + "'");
      }
    }

    @Override
    public String words() {
      return "candles of " + timeframe.code() + " meet " + name;
    }
  }

  /**
   * All of these hold.
   *
   * @param parts at least two
   */
  record All(List<Trigger> parts) implements Trigger {
    public All {
      parts = TriggerChecks.several(parts);
    }

    @Override
    public String words() {
      return TriggerChecks.joined(parts, " and ");
    }
  }

  /**
   * One of these holds.
   *
   * @param parts at least two
   */
  record Any(List<Trigger> parts) implements Trigger {
    public Any {
      parts = TriggerChecks.several(parts);
    }

    @Override
    public String words() {
      return TriggerChecks.joined(parts, " or ");
    }
  }

  /**
   * It does not hold.
   *
   * @param part something that lasts; a moment that passes has no opposite
   */
  record Not(Trigger part) implements Trigger {
    public Not {
      if (!TriggerShape.of(part).hasOpposite()) {
        throw new IllegalArgumentException(
            "not(...) needs something that lasts, was: " + part.words());
      }
    }

    @Override
    public String words() {
      return "not (" + part.words() + ")";
    }
  }

  /** Both hold. */
  default Trigger and(Trigger other) {
    return new All(List.of(this, other));
  }

  /** One of both holds. */
  default Trigger or(Trigger other) {
    return new Any(List.of(this, other));
  }

  /** This does not hold. */
  default Trigger not() {
    return new Not(this);
  }

  /** The last price crosses a level. */
  static Trigger crosses(Crossing direction, double level) {
    return new PriceCrosses(direction, new PriceLine.At(level), PriceKind.LAST);
  }

  /** The last price crosses something that was drawn. */
  static Trigger crosses(Crossing direction, UserLevel level) {
    return new PriceCrosses(direction, new PriceLine.Drawn(level), PriceKind.LAST);
  }

  /** The mark price crosses a level. */
  static Trigger markCrosses(Crossing direction, double level) {
    return new PriceCrosses(direction, new PriceLine.At(level), PriceKind.MARK);
  }

  /** The last price is within a distance of a level. */
  static Trigger near(Distance within, double level) {
    return new PriceNear(within, new PriceLine.At(level), PriceKind.LAST);
  }

  /** The last price is within a distance of something that was drawn. */
  static Trigger near(Distance within, UserLevel level) {
    return new PriceNear(within, new PriceLine.Drawn(level), PriceKind.LAST);
  }

  /** RSI(14) is below a value. */
  static Trigger rsiBelow(Timeframe timeframe, double value) {
    return new RsiIs(timeframe, Rsi.USUAL_PERIODS, false, value);
  }

  /** RSI(14) is above a value. */
  static Trigger rsiAbove(Timeframe timeframe, double value) {
    return new RsiIs(timeframe, Rsi.USUAL_PERIODS, true, value);
  }

  /** The volume of a bar is at least so many times the mean of the twenty before. */
  static Trigger volume(Timeframe timeframe, double multiple) {
    return new VolumeIs(timeframe, RelativeVolume.USUAL_PERIODS, multiple);
  }

  /** Price does something to a high-interest zone of either side; near is 1.5 ATR. */
  static Trigger zone(ZoneMove move, Timeframe timeframe) {
    return new ZoneIs(
        move, Optional.empty(), Distance.atr(SetupConstants.NEAR_ATR, timeframe), timeframe,
        SetupConstants.HIGH_INTEREST_PERCENTILE);
  }

  /** A setup of a timeframe gives one of these answers. */
  static Trigger setup(Timeframe timeframe, Decision... decisions) {
    return new SetupSays(Set.copyOf(Arrays.asList(decisions)), Optional.of(timeframe));
  }

  /** A chart, whichever, says one of these. */
  static ChartSays chart(ChartSignal.Action... actions) {
    return new ChartSays(Set.copyOf(Arrays.asList(actions)), 0, Optional.empty(), 0);
  }

  /** Closed candles satisfy a rule. */
  static Trigger candles(Timeframe timeframe, String name, CandleCondition rule) {
    return new CandlesMeet(timeframe, name, rule);
  }
}
