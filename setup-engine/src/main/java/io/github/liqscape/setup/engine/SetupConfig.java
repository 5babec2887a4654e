// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.setup.AccountTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The rule: everything that decides what a setup engine answers, besides the market. Another rule
 * has another {@link #version()}.
 *
 * @param timeframe of the signal bars
 * @param higher larger timeframes, ascending, multiples of it; weights of the alignment are 1 for
 *     the lowest of them and one more for each
 * @param policy when gates that need evidence of the past block
 * @param terms what plans are sized for
 * @param roundNumbers whether round numbers count
 * @param halfExit whether half of the position leaves at one risk
 * @param zoneLiquidityShare greatest notional of a position as a share of the zone's expected forced
 *     notional, in (0, 1]; where the map shows no currency it does not apply
 * @param paperRule whether this rule is registered for paper tests
 */
public record SetupConfig(
    Timeframe timeframe,
    List<Timeframe> higher,
    SetupPolicy policy,
    AccountTerms terms,
    boolean roundNumbers,
    boolean halfExit,
    double zoneLiquidityShare,
    boolean paperRule) {

  public SetupConfig {
    Objects.requireNonNull(timeframe, "timeframe");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(terms, "terms");
    higher = List.copyOf(higher);
    Timeframe before = timeframe;
    for (Timeframe h : higher) {
      if (!h.isMultipleOf(timeframe) || h.nanos() <= before.nanos()) {
        throw new IllegalArgumentException(
            "higher timeframes must ascend and be multiples of " + timeframe.code() + ", were "
                + higher);
      }
      before = h;
    }
    if (!(zoneLiquidityShare > 0 && zoneLiquidityShare <= 1)) {
      throw new IllegalArgumentException(
          "zoneLiquidityShare must be in (0, 1], was " + zoneLiquidityShare);
    }
  }

  /** Paper mode, the usual terms, and the two timeframes above that people look at. */
  public static SetupConfig of(Timeframe timeframe) {
    return new SetupConfig(
        timeframe, usualHigher(timeframe), SetupPolicy.PAPER, AccountTerms.DEFAULT, true, false,
        0.1, false);
  }

  /** The first two timeframes that are at least 4 and 16 times as long. */
  private static List<Timeframe> usualHigher(Timeframe timeframe) {
    List<Timeframe> higher = new ArrayList<>();
    long least = 4 * timeframe.nanos();
    for (Timeframe t : Timeframe.values()) {
      if (higher.size() < 2 && t.nanos() >= least && t.isMultipleOf(timeframe)
          && t != Timeframe.W1) {
        higher.add(t);
        least = 4 * t.nanos();
      }
    }
    return higher;
  }

  /** Sixteen hex digits: equal for equal rules only. */
  public String version() {
    CanonicalJson json = new CanonicalJson();
    write(json);
    return Hashes.sha256(json.toString()).substring(0, 16);
  }

  void write(CanonicalJson json) {
    json.open();
    json.field("halfExit", halfExit);
    json.key("higher").openList();
    for (Timeframe h : higher) {
      json.text(h.code());
    }
    json.closeList();
    json.field("paperRule", paperRule);
    json.field("policy", policy.name());
    json.field("roundNumbers", roundNumbers);
    json.key("terms").open();
    json.field("equity", terms.equity());
    json.field("leverageCap", terms.leverageCap());
    json.field("makerRate", terms.makerRate());
    json.field("minNotional", terms.minNotional());
    json.field("riskFraction", terms.riskFraction());
    json.field("takerRate", terms.takerRate());
    json.close();
    json.field("timeframe", timeframe.code());
    json.field("zoneLiquidityShare", zoneLiquidityShare);
    json.close();
  }
}
