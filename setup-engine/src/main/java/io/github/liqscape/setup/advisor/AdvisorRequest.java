// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneState;
import io.github.liqscape.setup.ZoneTag;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * All that an advisor may know of a setup: our numbers and our enums, a symbol and a hash of known
 * shape. No text from outside is in it, so nothing in it can carry an instruction; no secret
 * either, and neither the size of the position nor anything of the account.
 *
 * @param contextHash of the setup; the answer must repeat it
 * @param symbol matches {@code [A-Z0-9]{2,24}}
 * @param timeframe of the signal bar
 * @param kind candidate of the decision table
 * @param side of the opening order
 * @param signalPrice close of the signal bar
 * @param atr ATR(14), NaN if unknown
 * @param plan prices and ratios
 * @param odds the confidence
 * @param score points over ten, in [0, 1]
 * @param features all of them, NaN where unknown
 * @param gates what each said
 * @param zones the nearest, at most {@link #MAX_ZONES}
 */
public record AdvisorRequest(
    String contextHash,
    String symbol,
    Timeframe timeframe,
    SetupKind kind,
    OrderSide side,
    double signalPrice,
    double atr,
    Plan plan,
    Odds odds,
    double score,
    FeatureVector features,
    List<GateResult> gates,
    List<Zone> zones) {

  /** Most zones in a request. */
  public static final int MAX_ZONES = 8;

  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{2,24}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** The plan without its size. */
  public record Plan(
      TradePlan.EntryType entryType,
      double entry,
      double invalidation,
      double stop,
      List<Double> targets,
      double rewardRisk,
      double costR,
      double netRewardRisk) {
    public Plan {
      Objects.requireNonNull(entryType, "entryType");
      targets = List.copyOf(targets);
    }
  }

  /** A {@link Confidence} without its words. */
  public record Odds(
      double probability, double lower, double upper, double samples, boolean calibrated) {}

  /** A {@link ZoneEvidence} without its ids. */
  public record Zone(
      PositionSide side,
      double low,
      double high,
      double percentile,
      double notional,
      ZoneState state,
      double distanceAtr,
      List<ZoneTag.Kind> tags) {
    public Zone {
      Objects.requireNonNull(side, "side");
      Objects.requireNonNull(state, "state");
      tags = List.copyOf(tags);
    }
  }

  public AdvisorRequest {
    require(HASH, "contextHash", contextHash);
    require(SYMBOL, "symbol", symbol);
    Objects.requireNonNull(timeframe, "timeframe");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(odds, "odds");
    Objects.requireNonNull(features, "features");
    gates = List.copyOf(gates);
    zones = List.copyOf(zones);
  }

  /**
   * What may be known of a setup.
   *
   * @throws IllegalArgumentException if its symbol or its context hash is not of the known shape
   */
  public static AdvisorRequest of(Setup.Trade trade) {
    TradePlan plan = trade.plan();
    Confidence confidence = trade.confidence();
    return new AdvisorRequest(
        trade.facts().contextHash(),
        trade.instrument().symbol(),
        trade.timeframe(),
        trade.kind(),
        trade.side(),
        trade.facts().signalPrice(),
        trade.facts().atr(),
        new Plan(
            plan.entryType(), plan.entry(), plan.invalidation(), plan.stop(),
            plan.targets().stream().map(target -> target.price()).toList(),
            plan.rewardRisk(), plan.costR(), plan.netRewardRisk()),
        new Odds(
            confidence.probability(), confidence.lower(), confidence.upper(),
            confidence.samples(), confidence.calibrated()),
        trade.score(),
        trade.facts().features(),
        trade.facts().gates().stream().map(AdvisorRequest::withoutIds).toList(),
        trade.facts().zones().stream().limit(MAX_ZONES).map(AdvisorRequest::zone).toList());
  }

  /** Whether a request may be made about this symbol. */
  static boolean knownShape(String symbol) {
    return SYMBOL.matcher(symbol).matches();
  }

  /** Whether this is a hash and nothing else. */
  static boolean isHash(String contextHash) {
    return HASH.matcher(contextHash).matches();
  }

  /** The request as JSON; the same request gives the same bytes. Unknown values are null. */
  public byte[] json() {
    return RequestJson.bytes(this);
  }

  private static GateResult withoutIds(GateResult gate) {
    return new GateResult(
        gate.gate(), gate.status(), gate.blocking(), gate.value(), gate.comparison(),
        gate.threshold(), gate.reason(), List.of());
  }

  private static Zone zone(ZoneEvidence zone) {
    return new Zone(
        zone.side(), zone.low(), zone.high(), zone.percentile(), zone.notional(), zone.state(),
        zone.distanceAtr(), zone.tags().stream().map(ZoneTag::kind).toList());
  }

  private static void require(Pattern pattern, String name, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          name + " must match " + pattern.pattern() + ", was '" + NoteText.escaped(value) + "'");
    }
  }
}
