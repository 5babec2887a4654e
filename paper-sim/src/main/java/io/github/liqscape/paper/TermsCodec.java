// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.MarginTiers;
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
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The terms of an account as bytes: the head of its journal. */
final class TermsCodec {

  private static final int MOST = 10_000;

  private TermsCodec() {}

  static byte[] bytes(PaperTerms terms) {
    return Payload.of(out -> write(out, terms));
  }

  private static void write(StateWriter out, PaperTerms terms) throws IOException {
    out.text(terms.runId()).constant(terms.positionMode());
    policy(out, terms.fills());
    RiskLimits l = terms.limits();
    out.decimal(l.exposure()).integer(l.openOrders()).integer(l.ordersPerSecond());
    out.decimal(l.dailyLoss()).decimal(l.drawdown()).integer(l.lossesInARow());
    out.integer(terms.instruments().size());
    for (InstrumentTerms of : terms.instruments()) {
      Instruments.whole(out, of.instrument());
      tiers(out, of.tiers());
      out.decimal(of.makerRate()).decimal(of.takerRate()).decimal(of.leverage());
      out.constant(of.marginMode()).constant(of.matching());
    }
  }

  static PaperTerms terms(byte[] bytes) {
    return Payload.read(bytes, TermsCodec::read);
  }

  private static PaperTerms read(StateReader in) throws IOException {
    String runId = in.text(Payload.LONGEST_TEXT);
    PositionMode mode = in.constant(PositionMode.class);
    FillPolicy fills = policy(in);
    RiskLimits limits =
        new RiskLimits(
            in.decimal(), in.integer(), in.integer(), in.decimal(), in.decimal(), in.integer());
    int n = in.integer(0, MOST);
    List<InstrumentTerms> instruments = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Instrument instrument = Instruments.whole(in);
      instruments.add(
          new InstrumentTerms(
              instrument, tiers(in), in.decimal(), in.decimal(), in.decimal(),
              in.constant(MarginMode.class), in.constant(Matching.class)));
    }
    return new PaperTerms(runId, mode, fills, limits, instruments);
  }

  private static void policy(StateWriter out, FillPolicy p) throws IOException {
    out.constant(p.path()).constant(p.limitFill()).constant(p.volumeCap());
    out.decimal(p.participation());
    switch (p.slippage()) {
      case Slippage.None none -> out.integer(0);
      case Slippage.Fixed fixed -> out.integer(1).integer(fixed.ticks()).integer(fixed.bps());
      case Slippage.VolumeShare share -> out.integer(2).decimal(share.factor());
    }
    out.integer(p.queue() instanceof QueueModel.Probability(int n) ? n : 0);
    out.constant(p.depth());
    latency(out, p.orderLatency());
    latency(out, p.changeLatency());
    out.flag(p.stopsMayBeCrossed()).constant(p.liquidation()).decimal(p.clearanceRate());
  }

  private static FillPolicy policy(StateReader in) throws IOException {
    BarPath path = in.constant(BarPath.class);
    LimitFill limit = in.constant(LimitFill.class);
    VolumeCap cap = in.constant(VolumeCap.class);
    double participation = in.decimal();
    Slippage slippage =
        switch (in.integer(0, 2)) {
          case 0 -> Slippage.NONE;
          case 1 -> new Slippage.Fixed(in.integer(), in.integer());
          default -> new Slippage.VolumeShare(in.decimal());
        };
    int n = in.integer(0, 8);
    QueueModel queue = n == 0 ? QueueModel.RISK_AVERSE : new QueueModel.Probability(n);
    return new FillPolicy(
        path, limit, cap, participation, slippage, queue, in.constant(DepthExhausted.class),
        latency(in), latency(in), in.flag(), in.constant(LiquidationStyle.class), in.decimal());
  }

  private static void latency(StateWriter out, Latency l) throws IOException {
    out.number(l.leastNanos()).number(l.mostNanos()).number(l.seed());
  }

  private static Latency latency(StateReader in) throws IOException {
    return new Latency(in.number(), in.number(), in.number());
  }

  private static void tiers(StateWriter out, MarginTiers tiers) throws IOException {
    out.constant(tiers.unit()).text(tiers.asOf().toString()).text(tiers.source());
    out.integer(tiers.tiers().size());
    for (MarginTiers.Tier tier : tiers.tiers()) {
      out.text(tier.floor().toPlainString());
      out.text(tier.cap().map(java.math.BigDecimal::toPlainString).orElse(""));
      out.text(tier.rate().toPlainString()).text(tier.deduction().toPlainString());
      out.text(tier.maxLeverage().map(java.math.BigDecimal::toPlainString).orElse(""));
    }
  }

  private static MarginTiers tiers(StateReader in) throws IOException {
    MarginTiers.Builder builder =
        MarginTiers.builder(
            in.constant(MarginTiers.Unit.class), LocalDate.parse(text(in)), text(in));
    int n = in.integer(1, MOST);
    for (int i = 0; i < n; i++) {
      String floor = text(in);
      String cap = text(in);
      String rate = text(in);
      if (cap.isEmpty()) {
        builder.unboundedTier(floor, rate);
      } else {
        builder.tier(floor, cap, rate);
      }
      builder.deduction(text(in));
      String leverage = text(in);
      if (!leverage.isEmpty()) {
        builder.maxLeverage(leverage);
      }
    }
    return builder.build();
  }

  private static String text(StateReader in) throws IOException {
    return in.text(Payload.LONGEST_TEXT);
  }
}
