// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.DepthExhausted;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Latency;
import io.github.liqscape.paper.policy.LimitFill;
import io.github.liqscape.paper.policy.LiquidationStyle;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.policy.PaperTerms;
import io.github.liqscape.paper.policy.PositionMode;
import io.github.liqscape.paper.policy.QueueModel;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.paper.policy.Slippage;
import io.github.liqscape.paper.policy.VolumeCap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Terms drawn at random: instruments, policies, limits. */
final class ScenarioTerms {

  private static final double[] LEVERAGES = {1, 2, 3, 5, 10, 20, 50, 100};

  private final SplittableRandom random;
  private final List<ScenarioMarket> markets = new ArrayList<>();
  private final PaperTerms terms;
  private final boolean ticks;

  ScenarioTerms(SplittableRandom random) {
    this(random, random.nextInt(4) == 0);
  }

  ScenarioTerms(SplittableRandom random, boolean ticks) {
    this.random = random;
    this.ticks = ticks;
    int count = 1 + random.nextInt(random.nextInt(3) + 1);
    List<InstrumentTerms> instruments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      instruments.add(instrument(i));
    }
    PositionMode mode = random.nextInt(4) == 0 ? PositionMode.HEDGE : PositionMode.ONE_WAY;
    terms = new PaperTerms("t", mode, policy(), limits(), instruments);
  }

  PaperTerms terms() {
    return terms;
  }

  List<ScenarioMarket> markets() {
    return markets;
  }

  boolean ticks() {
    return ticks;
  }

  boolean hedge() {
    return terms.positionMode() == PositionMode.HEDGE;
  }

  boolean magnified() {
    return terms.fills().path() == BarPath.MAGNIFIER;
  }

  private boolean chance(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }

  private InstrumentTerms instrument(int index) {
    boolean inverse = chance(4);
    int decimals = random.nextInt(inverse ? 3 : 6);
    BigDecimal tick = BigDecimal.valueOf(chance(4) ? 5 : 1, decimals);
    long ticks = 200 + random.nextLong(chance(2) ? 2_000 : 60_000);
    double price = tick.doubleValue() * ticks;
    double leverage = LEVERAGES[random.nextInt(LEVERAGES.length)];
    BigDecimal contract =
        inverse ? BigDecimal.valueOf(chance(2) ? 1 : 10) : BigDecimal.ONE;
    double unit = inverse ? contract.doubleValue() : price;
    double wanted = 10_000 * leverage / 40 / unit;
    int power = (int) Math.floor(Math.log10(wanted));
    BigDecimal lot = BigDecimal.ONE.movePointRight(power);
    Instrument.Builder builder =
        inverse
            ? Instrument.inverse(Venue.BYBIT, "I" + index + "USD", "I" + index, "USD")
            : Instrument.linear(Venue.BYBIT, "L" + index + "USDT", "L" + index, "USDT");
    Instrument instrument =
        builder.tickSize(tick.toPlainString())
            .lotSize(lot.toPlainString())
            .contractSize(contract.toPlainString())
            .build();
    markets.add(new ScenarioMarket(random, instrument, leverage, ticks));
    double maker = (random.nextInt(8) - 2) / 10_000.0;
    double taker = random.nextInt(11) / 10_000.0;
    MarginMode mode = chance(2) ? MarginMode.ISOLATED : MarginMode.CROSS;
    return new InstrumentTerms(
        instrument, tiers(inverse, price), maker, taker, leverage, mode, matching());
  }

  private Matching matching() {
    return chance(2) ? Matching.FIRST_SEEN : ticks ? Matching.TICKS : Matching.BARS;
  }

  private MarginTiers tiers(boolean inverse, double price) {
    MarginTiers.Builder b =
        MarginTiers.builder(
            inverse ? MarginTiers.Unit.COIN : MarginTiers.Unit.QUOTE, LocalDate.of(2026, 1, 1),
            "drawn");
    String first = floor(30_000, inverse, price);
    String second = floor(200_000, inverse, price);
    return switch (random.nextInt(3)) {
      case 0 -> b.unboundedTier("0", "0.005").build();
      case 1 -> b.tier("0", first, "0.004").unboundedTier(first, "0.01").build();
      default ->
          b.tier("0", first, "0.004").maxLeverage("100")
              .tier(first, second, "0.01").maxLeverage("50")
              .unboundedTier(second, "0.025").maxLeverage("20")
              .build();
    };
  }

  private static String floor(double quote, boolean inverse, double price) {
    return BigDecimal.valueOf(Math.max(1, Math.round(inverse ? quote / price * 100 : quote * 100)))
        .movePointLeft(2)
        .toPlainString();
  }

  private FillPolicy policy() {
    BarPath[] paths = BarPath.values();
    BarPath path = chance(2) ? BarPath.PESSIMISTIC : paths[random.nextInt(paths.length)];
    VolumeCap cap = VolumeCap.values()[random.nextInt(3)];
    double share = new double[] {1, 1, 0.5, 0.25}[random.nextInt(4)];
    DepthExhausted depth =
        chance(2) ? DepthExhausted.BY_BOOK : DepthExhausted.values()[random.nextInt(4)];
    QueueModel queue =
        chance(2) ? QueueModel.RISK_AVERSE : new QueueModel.Probability(1 + random.nextInt(3));
    return FillPolicy.DEFAULT
        .withPath(path)
        .withLimitFill(chance(3) ? LimitFill.TOUCH : LimitFill.TRADE_THROUGH)
        .withVolume(cap, share)
        .withSlippage(slippage())
        .withQueue(queue)
        .withDepth(depth)
        .withLatency(latency())
        .withCrossedStops(chance(4))
        .withLiquidation(
            chance(3) ? LiquidationStyle.CLEARANCE_FEE : LiquidationStyle.BANKRUPTCY_TAKEOVER,
            0.005);
  }

  private Slippage slippage() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> Slippage.NONE;
      case 2 -> new Slippage.Fixed(random.nextInt(4), random.nextInt(20));
      case 3 -> new Slippage.VolumeShare(0.125);
      default -> Slippage.USUAL;
    };
  }

  private Latency latency() {
    return switch (random.nextInt(8)) {
      case 0 -> Latency.USUAL;
      case 1 -> Latency.constant(90_000_000_000L);
      default -> Latency.NONE;
    };
  }

  private RiskLimits limits() {
    return switch (random.nextInt(5)) {
      case 0 -> new RiskLimits(200, 12, 8, 0.3, 0.6, 5);
      case 1 -> new RiskLimits(5, 6, 5, 0.1, 0.3, 2);
      default -> RiskLimits.NONE;
    };
  }
}
