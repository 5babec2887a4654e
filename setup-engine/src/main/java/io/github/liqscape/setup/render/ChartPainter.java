// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.render;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneState;
import io.github.liqscape.setup.structure.StructureObject;
import java.awt.Color;
import java.awt.Shape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays out and draws one {@link SetupChart}. */
final class ChartPainter {

  static final String CONTEXT =
      "Liquidation zones are estimates and context, not a signal. A stop bounds the risk, it makes"
          + " no edge.";

  private static final int MARGIN = 18;
  private static final int HEADER = 104;
  private static final int AXIS = 26;
  private static final int PRICES = 84;
  private static final int LINE = 17;
  private static final double PLAN_SHARE = 0.13;
  private static final double REACH = 0.6;
  private static final int ZONES_AHEAD = 6;

  private final SetupChart chart;
  private final Setup setup;
  private final SetupFacts facts;
  private final ChartTheme theme;
  private final List<StructureObject> objects;
  private final List<Candle> candles;
  private final ChartPaper paper;
  private final List<String> foot;
  private final Axes axes;

  ChartPainter(SetupChart chart, List<StructureObject> objects) {
    this.chart = chart;
    this.setup = chart.setup;
    this.facts = setup.facts();
    this.theme = chart.theme;
    this.objects = objects;
    int size = chart.known.size();
    candles = chart.known.subList(Math.max(0, size - chart.bars), size);
    paper = new ChartPaper(chart.width, chart.height, theme.paper);
    foot = new ArrayList<>(chart.notes);
    foot.add(facts.paperOnly() ? CONTEXT + " For paper only." : CONTEXT);
    axes = layout();
  }

  private Axes layout() {
    int width = chart.width - MARGIN - PriceLabels.WIDTH - PRICES;
    int height = chart.height - HEADER - AXIS - foot.size() * LINE - 12;
    long from = candles.getFirst().openNanos();
    long to = facts.asOfNanos();
    long end = to + (long) ((to - from) * PLAN_SHARE / (1 - PLAN_SHARE));
    double low = candles.stream().mapToDouble(Candle::low).min().orElseThrow();
    double high = candles.stream().mapToDouble(Candle::high).max().orElseThrow();
    double reach = REACH * (high - low);
    double most = high + reach;
    double least = low - reach;
    List<ZoneEvidence> ahead =
        facts.zones().stream()
            .filter(zone -> zone.state() == ZoneState.UNTESTED)
            .filter(zone -> zone.high() <= most && zone.low() >= least)
            .limit(ZONES_AHEAD)
            .toList();
    for (ZoneEvidence zone : ahead) {
      high = Math.max(high, zone.high());
      low = Math.min(low, zone.low());
    }
    if (setup instanceof Setup.Trade trade) {
      TradePlan plan = trade.plan();
      high = Math.max(high, Math.max(plan.stop(), plan.finalTarget()));
      low = Math.min(low, Math.min(plan.stop(), plan.finalTarget()));
    }
    double pad = Math.max(0.04 * (high - low), 0.0005 * high);
    return new Axes(
        from, end, Math.max(low - pad, low / 2), high + pad, MARGIN, HEADER, width, height);
  }

  ChartPaper paint() {
    header();
    paper.fill(axes.left(), axes.top(), axes.width(), axes.height(), theme.panel);
    grid();
    PriceLabels labels = new PriceLabels();
    Shape clip = paper.pen.getClip();
    paper.pen.clipRect(axes.left(), axes.top(), axes.width(), axes.height());
    new ZoneLayer(paper, axes, theme).draw(setup, labels);
    StructureLayer structure = new StructureLayer(paper, axes, theme, objects, facts);
    structure.ground(labels);
    candles.forEach(this::candle);
    structure.events();
    double now = axes.x(facts.asOfNanos());
    paper.dashed(now, axes.top(), now, axes.bottom(), theme.faint, 1, 3);
    if (setup instanceof Setup.Trade trade) {
      new PlanLayer(paper, axes, theme).draw(trade.plan(), facts.asOfNanos(), labels);
    }
    beyond();
    paper.pen.setClip(clip);
    labels.draw(paper, axes, theme.paper);
    prices();
    double y = chart.height - foot.size() * LINE - 4 + LINE / 2.0;
    for (int i = 0; i < foot.size(); i++) {
      Color colour = i == foot.size() - 1 ? theme.loss : theme.faint;
      paper.text(foot.get(i), MARGIN, y + i * LINE, 0, ChartPaper.SMALL, colour);
    }
    return paper;
  }

  private void header() {
    Color colour =
        switch (setup.decision()) {
          case BUY -> theme.gain;
          case SELL -> theme.longSide;
          case WAIT -> theme.loss;
        };
    String decision = setup.decision().name();
    double chip = paper.width(decision, ChartPaper.TITLE) + 20;
    paper.fill(MARGIN, 10, chip, 28, colour);
    paper.text(decision, MARGIN + chip / 2, 24, 0.5, ChartPaper.TITLE, theme.paper);
    paper.text(
        facts.instrument() + " " + facts.timeframe().code() + " at "
            + Axes.price(facts.signalPrice()),
        MARGIN + chip + 12, 24, 0, ChartPaper.TITLE, theme.ink);
    List<String> lines = new ArrayList<>();
    lines.add(
        "as of " + Instant.ofEpochSecond(0, facts.asOfNanos()) + "  ·  confidence "
            + setup.confidence().text()
            + String.format(Locale.ROOT, "  ·  score %.1f of 1  ·  ", setup.score())
            + setup.disposition().route() + ": " + setup.disposition().reason());
    lines.add(
        switch (setup) {
          case Setup.Trade trade -> trade(trade);
          case Setup.Wait wait -> waiting(wait);
        });
    for (int i = 0; i < lines.size(); i++) {
      paper.text(lines.get(i), MARGIN, 52 + i * 18, 0, ChartPaper.BODY, theme.faint);
    }
    key(MARGIN, 92);
  }

  private static String trade(Setup.Trade trade) {
    TradePlan plan = trade.plan();
    return String.format(
        Locale.ROOT,
        "a %s  ·  %.2f R after costs of %.2f R  ·  breaks even at a hit rate of %.0f %%"
            + "  ·  valid %d bars, out after %d",
        trade.kind().words(), plan.netRewardRisk(), plan.costR(),
        100 * plan.breakEvenProbability(), plan.entryBars(), plan.exitAfterBars());
  }

  private static String waiting(Setup.Wait wait) {
    List<String> words = new ArrayList<>();
    for (SetupReason.Missing missing : wait.missing()) {
      if (words.size() < 3) {
        words.add(missing.code() + ": " + missing.code().missing());
      }
    }
    int more = wait.missing().size() - words.size();
    return String.join("  ·  ", words) + (more > 0 ? "  ·  and " + more + " more" : "");
  }

  private void key(double left, double y) {
    double x = left;
    for (PositionSide side : PositionSide.values()) {
      Color colour = side == PositionSide.LONG ? theme.longSide : theme.shortSide;
      paper.opacity(0.34);
      paper.fill(x, y - 5, 22, 10, colour);
      paper.opacity(1);
      x = keyText(side == PositionSide.LONG ? "crowded longs" : "crowded shorts", x + 28, y);
    }
    x = keyText("fainter: touched, dashed: run through", x, y);
    paper.pointer(x + 5, y + 5, 1, 6, theme.structure);
    x = keyText("swing, named after the one before (HH, HL, LH, LL)", x + 16, y);
    paper.line(x, y, x + 22, y, theme.gain, 1.6);
    x = keyText("break", x + 28, y);
    paper.opacity(0.3);
    paper.fill(x, y - 5, 22, 10, theme.structure);
    paper.opacity(1);
    keyText("fair-value gap", x + 28, y);
  }

  private double keyText(String text, double x, double y) {
    paper.text(text, x, y, 0, ChartPaper.SMALL, theme.faint);
    return x + paper.width(text, ChartPaper.SMALL) + 18;
  }

  private void grid() {
    for (double price : axes.priceTicks()) {
      paper.line(axes.left(), axes.y(price), axes.right(), axes.y(price), theme.grid, 0.6);
    }
    for (long time : axes.timeTicks()) {
      double x = axes.x(time);
      paper.line(x, axes.top(), x, axes.bottom(), theme.grid, 0.6);
      if (x > axes.left() + 20 && x < axes.right() - 20) {
        paper.text(
            Axes.clock(time), x, axes.bottom() + 12, 0.5, ChartPaper.SMALL, theme.faint);
      }
    }
    paper.text("UTC", axes.right() + 8, axes.bottom() + 12, 0, ChartPaper.SMALL, theme.faint);
  }

  private void candle(Candle c) {
    double left = axes.x(c.openNanos());
    double pitch = axes.x(c.closeNanos()) - left;
    double middle = left + pitch / 2;
    double body = Math.max(1.5, pitch * 0.66);
    double top = axes.y(Math.max(c.open(), c.close()));
    double height = Math.max(1, axes.y(Math.min(c.open(), c.close())) - top);
    paper.line(middle, axes.y(c.high()), middle, axes.y(c.low()), theme.faint, 1);
    boolean rises = c.close() >= c.open();
    paper.fill(middle - body / 2, top, body, height, rises ? theme.rising : theme.falling);
    paper.frame(middle - body / 2, top, body, height, theme.faint, 0.8);
  }

  /** The nearest zones that lie outside the picture are named at its edge. */
  private void beyond() {
    for (PositionSide side : PositionSide.values()) {
      facts.zones().stream()
          .filter(z -> z.side() == side && z.state() == ZoneState.UNTESTED)
          .findFirst()
          .filter(z -> !axes.shows(z.low(), z.high()))
          .ifPresent(
              z -> {
                boolean above = z.low() > axes.high();
                paper.label(
                    (above ? "above: " : "below: ") + ZoneLayer.words(z) + " at "
                        + Axes.price(above ? z.low() : z.high()),
                    axes.left() + 8, above ? axes.top() + 12 : axes.bottom() - 12, 0,
                    side == PositionSide.LONG ? theme.longSide : theme.shortSide, theme.panel);
              });
    }
  }

  private void prices() {
    int left = axes.right() + PriceLabels.WIDTH;
    double now = axes.y(facts.signalPrice());
    for (double price : axes.priceTicks()) {
      double y = axes.y(price);
      if (Math.abs(y - now) > 16 && y > axes.top() + 6 && y < axes.bottom() - 6) {
        paper.text(Axes.price(price), left + 8, y, 0, ChartPaper.SMALL, theme.faint);
      }
    }
    if (axes.shows(facts.signalPrice())) {
      paper.fill(left, now - 9, PRICES - 6, 18, theme.ink);
      paper.text(
          Axes.price(facts.signalPrice()), left + 8, now, 0, ChartPaper.BOLD, theme.paper);
    }
  }
}
