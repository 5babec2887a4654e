// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.ChecklistQuestion;
import io.github.liqscape.setup.Comparison;
import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Expectancy;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.GateStatus;
import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.WaitReason;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneState;
import io.github.liqscape.setup.ZoneTag;
import io.github.liqscape.setup.ZoneWatch;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A whole setup as bytes, so that a journal remembers what a trade was born from. */
final class SetupCodec {

  private static final int MOST = 100_000;

  private SetupCodec() {}

  /** Facts as they were stored. */
  private record Stored(
      Instrument instrument,
      Timeframe timeframe,
      long asOfNanos,
      long validUntilNanos,
      double signalPrice,
      double trigger,
      double atr,
      List<GateResult> gates,
      List<ChecklistItem> checklist,
      FeatureVector features,
      List<ZoneEvidence> zones,
      String contextHash,
      String engineVersion,
      String ruleVersion,
      boolean paperOnly)
      implements SetupFacts {}

  private interface Each<T> {
    void write(T item) throws IOException;
  }

  private interface One<T> {
    T read() throws IOException;
  }

  private static <T> void list(StateWriter out, List<T> items, Each<T> each) throws IOException {
    out.integer(items.size());
    for (T item : items) {
      each.write(item);
    }
  }

  private static <T> List<T> list(StateReader in, One<T> one) throws IOException {
    int n = in.integer(0, MOST);
    List<T> items = new ArrayList<>(Math.min(n, 64));
    for (int i = 0; i < n; i++) {
      items.add(one.read());
    }
    return items;
  }

  static void write(StateWriter out, Setup.Trade t) throws IOException {
    SetupFacts f = t.facts();
    out.constant(f.timeframe()).number(f.asOfNanos()).number(f.validUntilNanos());
    out.decimal(f.signalPrice()).decimal(f.trigger()).decimal(f.atr());
    list(out, f.gates(), g -> gate(out, g));
    list(out, f.checklist(), item -> checklist(out, item));
    features(out, f.features());
    list(out, f.zones(), z -> zone(out, z));
    out.text(f.contextHash()).text(f.engineVersion()).text(f.ruleVersion()).flag(f.paperOnly());
    out.constant(t.kind()).text(t.zoneRootId());
    plan(out, t.plan());
    Expectancy e = t.expectancy();
    out.decimal(e.meanWin()).decimal(e.meanLoss()).decimal(e.costR());
    Confidence c = t.confidence();
    out.decimal(c.probability()).decimal(c.lower()).decimal(c.upper()).decimal(c.samples());
    out.flag(c.calibrated());
    list(out, c.notes(), out::text);
    out.decimal(t.score());
    out.constant(t.disposition().route()).text(t.disposition().reason());
    list(out, t.reasons(), r -> reason(out, r));
    list(out, t.watches(), w -> watch(out, w));
    out.integer(t.revision());
  }

  static Setup.Trade read(StateReader in, Instrument instrument) throws IOException {
    SetupFacts facts =
        new Stored(
            instrument, in.constant(Timeframe.class), in.number(), in.number(), in.decimal(),
            in.decimal(), in.decimal(), list(in, () -> gate(in)), list(in, () -> checklist(in)),
            features(in), list(in, () -> zone(in)), text(in), text(in), text(in), in.flag());
    return new Setup.Trade(
        facts, in.constant(SetupKind.class), text(in), plan(in),
        new Expectancy(in.decimal(), in.decimal(), in.decimal()),
        new Confidence(
            in.decimal(), in.decimal(), in.decimal(), in.decimal(), in.flag(),
            list(in, () -> text(in))),
        in.decimal(), new Disposition(in.constant(Disposition.Route.class), text(in)),
        list(in, () -> reason(in)), list(in, () -> watch(in)), in.integer());
  }

  private static String text(StateReader in) throws IOException {
    return in.text(Payload.LONGEST_TEXT);
  }

  private static void gate(StateWriter out, GateResult g) throws IOException {
    out.constant(g.gate()).constant(g.status()).flag(g.blocking()).decimal(g.value());
    out.constant(g.comparison()).decimal(g.threshold()).flag(g.reason() != null);
    if (g.reason() != null) {
      out.constant(g.reason());
    }
    list(out, g.evidenceIds(), out::text);
  }

  private static GateResult gate(StateReader in) throws IOException {
    return new GateResult(
        in.constant(Gate.class), in.constant(GateStatus.class), in.flag(), in.decimal(),
        in.constant(Comparison.class), in.decimal(),
        in.flag() ? in.constant(WaitReason.class) : null, list(in, () -> text(in)));
  }

  private static void checklist(StateWriter out, ChecklistItem item) throws IOException {
    out.constant(item.question()).constant(item.answer());
    list(out, item.gates(), out::constant);
    out.text(item.value());
  }

  private static ChecklistItem checklist(StateReader in) throws IOException {
    return new ChecklistItem(
        in.constant(ChecklistQuestion.class), in.constant(ChecklistItem.Answer.class),
        list(in, () -> in.constant(Gate.class)), text(in));
  }

  private static void features(StateWriter out, FeatureVector features) throws IOException {
    Feature[] all = Feature.values();
    out.integer(all.length);
    for (Feature feature : all) {
      out.constant(feature).decimal(features.value(feature));
      out.number(features.knownAtNanos(feature));
    }
  }

  private static FeatureVector features(StateReader in) throws IOException {
    int n = Feature.values().length;
    double[] values = new double[n];
    long[] known = new long[n];
    java.util.Arrays.fill(values, Double.NaN);
    int stored = in.integer(0, n);
    for (int i = 0; i < stored; i++) {
      Feature feature = in.constant(Feature.class);
      values[feature.ordinal()] = in.decimal();
      known[feature.ordinal()] = in.number();
    }
    return FeatureVector.of(values, known);
  }

  private static void zone(StateWriter out, ZoneEvidence z) throws IOException {
    out.text(z.rootId()).constant(z.side()).decimal(z.low()).decimal(z.high());
    out.decimal(z.percentile()).decimal(z.notional()).constant(z.state());
    out.number(z.firstSeenNanos()).number(z.touchedNanos()).decimal(z.distanceAtr());
    list(out, z.tags(), tag -> out.constant(tag.kind()).text(tag.objectId()));
  }

  private static ZoneEvidence zone(StateReader in) throws IOException {
    return new ZoneEvidence(
        text(in), in.constant(PositionSide.class), in.decimal(), in.decimal(), in.decimal(),
        in.decimal(), in.constant(ZoneState.class), in.number(), in.number(), in.decimal(),
        list(in, () -> new ZoneTag(in.constant(ZoneTag.Kind.class), text(in))));
  }

  private static void plan(StateWriter out, TradePlan p) throws IOException {
    out.constant(p.side()).constant(p.entryType()).decimal(p.entry()).integer(p.entryBars());
    out.decimal(p.invalidation()).decimal(p.stop());
    list(
        out, p.targets(),
        target -> out.decimal(target.price()).decimal(target.share()).text(target.objectId()));
    out.decimal(p.quantity()).decimal(p.notional()).decimal(p.risk()).decimal(p.rewardRisk());
    out.decimal(p.costR()).decimal(p.netRewardRisk()).decimal(p.liquidationPrice());
    out.integer(p.exitAfterBars());
  }

  private static TradePlan plan(StateReader in) throws IOException {
    return new TradePlan(
        in.constant(OrderSide.class), in.constant(TradePlan.EntryType.class), in.decimal(),
        in.integer(), in.decimal(), in.decimal(),
        list(in, () -> new PlanTarget(in.decimal(), in.decimal(), text(in))), in.decimal(),
        in.decimal(), in.decimal(), in.decimal(), in.decimal(), in.decimal(), in.decimal(),
        in.integer());
  }

  private static void reason(StateWriter out, SetupReason reason) throws IOException {
    switch (reason) {
      case SetupReason.Missing m ->
          out.integer(0).constant(m.code()).constant(m.gate()).decimal(m.value())
              .decimal(m.threshold());
      case SetupReason.Reported r ->
          out.integer(1).constant(r.code()).constant(r.gate()).decimal(r.value())
              .decimal(r.threshold());
      case SetupReason.Supports s -> out.integer(2).constant(s.what()).integer(s.points());
      case SetupReason.Reduced r -> out.integer(3).constant(r.what()).decimal(r.factor());
    }
  }

  private static SetupReason reason(StateReader in) throws IOException {
    return switch (in.integer(0, 3)) {
      case 0 ->
          new SetupReason.Missing(
              in.constant(WaitReason.class), in.constant(Gate.class), in.decimal(),
              in.decimal());
      case 1 ->
          new SetupReason.Reported(
              in.constant(WaitReason.class), in.constant(Gate.class), in.decimal(),
              in.decimal());
      case 2 ->
          new SetupReason.Supports(in.constant(SetupReason.Support.class), in.integer());
      default ->
          new SetupReason.Reduced(in.constant(SetupReason.Reduction.class), in.decimal());
    };
  }

  private static void watch(StateWriter out, ZoneWatch w) throws IOException {
    out.text(w.rootId()).constant(w.side()).decimal(w.low()).decimal(w.high());
    out.decimal(w.armPrice()).number(w.expiresNanos());
  }

  private static ZoneWatch watch(StateReader in) throws IOException {
    return new ZoneWatch(
        text(in), in.constant(PositionSide.class), in.decimal(), in.decimal(), in.decimal(),
        in.number());
  }
}
