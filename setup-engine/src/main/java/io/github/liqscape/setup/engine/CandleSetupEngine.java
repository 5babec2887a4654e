// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Append;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleAggregator;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.UserLevel;
import io.github.liqscape.setup.confidence.ConfidenceModel;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine over candles: keeps the state from bar to bar and freezes a context at each close. */
final class CandleSetupEngine implements SetupEngine {

  private static final String KIND = "setup-engine";
  private static final int VERSION = 3;
  private static final int MOST_RECENT = 64;
  private static final RecentTrade[] NONE = {};

  private final SetupEngineBuilder terms;
  private final Instrument instrument;
  private final SetupConfig config;
  private final String ruleVersion;
  private final ConfidenceModel model;
  private @Nullable CandleAggregator aggregator;
  private final ChartState chart;
  private final ZoneMemory memory = new ZoneMemory();
  private final Surroundings around = new Surroundings();
  private final ContextMaker maker = new ContextMaker();

  /** Oldest first. Contexts share it: it is replaced, never changed. */
  private RecentTrade[] recent = NONE;

  private final long[] counts = new long[Append.values().length];
  private long foreign;
  private @Nullable Candle newest;

  /** Of the newest candle, so that the next one need not look at it. */
  private long newestOpen;

  private long newestClose;
  private @Nullable SetupContext context;

  CandleSetupEngine(SetupEngineBuilder builder) {
    terms = builder;
    instrument = builder.instrument;
    config = builder.required();
    ruleVersion = config.version();
    model = builder.model;
    Timeframe source = builder.source;
    aggregator =
        source == null || source == config.timeframe()
            ? null
            : CandleAggregator.of(source, config.timeframe());
    chart = new ChartState(instrument, config);
  }

  @Override
  public Instrument instrument() {
    return instrument;
  }

  @Override
  public SetupConfig config() {
    return config;
  }

  @Override
  public Optional<Setup> apply(MarketEvent event, Supplier<LiquidationProfile> profile) {
    return applied(event, profile);
  }

  @Override
  public Optional<Setup> apply(MarketEvent event) {
    return applied(event, null);
  }

  private Optional<Setup> applied(
      MarketEvent event, @Nullable Supplier<LiquidationProfile> profile) {
    if (!event.instrument().equals(instrument)) {
      foreign++;
      return Optional.empty();
    }
    if (!(event instanceof CandleEvent candle)) {
      around.apply(event);
      return Optional.empty();
    }
    Timeframe wanted = aggregator == null ? config.timeframe() : aggregator.from();
    boolean concerns = candle.price() == PriceKind.LAST && candle.candle().timeframe() == wanted;
    if (!concerns || !candle.candle().closed()) {
      return Optional.empty();
    }
    return aggregator == null
        ? closed(candle.candle(), 0, profile)
        : part(aggregator, candle.candle(), profile);
  }

  /** A part can finish two larger candles; the answer is that of the newer one. */
  private Optional<Setup> part(
      CandleAggregator parts, Candle part, @Nullable Supplier<LiquidationProfile> profile) {
    List<Setup> made = new ArrayList<>(2);
    Append outcome =
        parts.add(
            part,
            whole -> closed(whole.candle(), whole.missing(), profile).ifPresent(made::add));
    if (!outcome.taken()) {
      counts[outcome.ordinal()]++;
    }
    return made.isEmpty() ? Optional.empty() : Optional.of(made.get(made.size() - 1));
  }

  private Optional<Setup> closed(
      Candle candle, int missingParts, @Nullable Supplier<LiquidationProfile> profile) {
    Append outcome = outcome(candle);
    if (!outcome.taken()) {
      counts[outcome.ordinal()]++;
      return Optional.empty();
    }
    // Before anything is changed: whoever cannot give a profile now may give one for it later.
    LiquidationProfile seen =
        profile == null ? null : Objects.requireNonNull(profile.get(), "profile");
    counts[outcome.ordinal()]++;
    keep(candle);
    int bar = chart.bars();
    chart.close(candle, missingParts);
    around.close(candle.closeNanos());
    memory.test(
        bar, candle.openNanos(), candle.closeNanos(), candle.high(), candle.low(), candle.close());
    if (seen != null) {
      memory.take(seen, bar);
      around.read(seen, candle.close(), chart.atr());
    }
    SetupContext frozen = freeze(candle, bar);
    context = frozen;
    Setup setup = evaluate(frozen);
    remember(setup, bar);
    around.decided();
    return Optional.of(setup);
  }

  private void keep(Candle candle) {
    newest = candle;
    newestOpen = candle.openNanos();
    newestClose = candle.closeNanos();
  }

  private Append outcome(Candle candle) {
    Candle before = newest;
    if (before == null || candle.openNanos() == newestClose) {
      return Append.APPENDED;
    }
    if (candle.openNanos() > newestOpen) {
      return Append.AFTER_GAP;
    }
    if (candle.openNanos() < newestOpen) {
      return Append.OUT_OF_ORDER;
    }
    return candle.equals(before) ? Append.DUPLICATE : Append.CORRECTION;
  }

  private SetupContext freeze(Candle candle, int bar) {
    double atr = chart.atr();
    SetupContext.Chart view = maker.chart(chart, config.roundNumbers());
    NearZones map = memory.near(candle.close(), around.pull);
    long barNanos = config.timeframe().nanos();
    FeatureMaker features = new FeatureMaker(candle.closeNanos(), candle.close(), atr);
    features.zones(map, view.marks(), around.profileNanos, barNanos);
    features.map(around, barNanos);
    features.chart(chart, view, bar);
    boolean spreadKnown = !Double.isNaN(around.spread);
    return new SetupContext(
        config,
        instrument,
        terms.tiers,
        new SetupContext.Bar(
            bar, candle.openNanos(), candle.closeNanos(), candle.close(), atr, candle.closed()),
        new SetupContext.Data(
            chart.seriesStartNanos(), chart.gaps.sum(), chart.volatilityRank(),
            around.profileNanos, spreadKnown ? around.spread : instrument.price(2), spreadKnown,
            Double.isNaN(around.fundingRate) ? 0 : around.fundingRate),
        view,
        map,
        features.values,
        features.knownAtNanos,
        recent,
        terms.judge.ready(ruleVersion, instrument, config.timeframe()),
        ruleVersion);
  }

  private void remember(Setup setup, int bar) {
    int old = 0;
    while (old < recent.length && bar - recent[old].bar() >= SetupConstants.REPEAT_BARS) {
      old++;
    }
    if (old > 0) {
      recent = Arrays.copyOfRange(recent, old, recent.length);
    }
    if (setup instanceof Setup.Trade trade) {
      int s = trade.plan().entry() > trade.plan().stop() ? 1 : -1;
      boolean ahead =
          trade.kind() == SetupKind.SQUEEZE_CONTINUATION
              || trade.kind() == SetupKind.FLUSH_CONTINUATION;
      PositionSide side = (s > 0) == ahead ? PositionSide.SHORT : PositionSide.LONG;
      int changed = memory.changedBar(trade.zoneRootId(), side);
      recent = Arrays.copyOf(recent, recent.length + 1);
      recent[recent.length - 1] =
          new RecentTrade(trade.kind(), s, trade.zoneRootId(), bar, changed);
    }
  }

  @Override
  public void accept(ChartSignal signal) {
    if (!signal.instrument().equals(instrument)) {
      throw new IllegalArgumentException(
          "signal must be of " + instrument + ", was of " + signal.instrument());
    }
    around.accept(signal);
  }

  @Override
  public void draw(UserLevel level) {
    chart.draw(level);
  }

  @Override
  public Optional<SetupContext> context() {
    return Optional.ofNullable(context);
  }

  @Override
  public Setup evaluate(SetupContext frozen) {
    return SetupEvaluation.of(frozen, model);
  }

  @Override
  public long count(Append outcome) {
    return counts[outcome.ordinal()];
  }

  @Override
  public long foreignEvents() {
    return foreign;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    SavedState.write(out, KIND, VERSION, this::write);
  }

  private void write(StateWriter out) throws IOException {
    out.text(instrument.venue().id()).text(instrument.symbol()).text(ruleVersion);
    out.flag(aggregator != null);
    if (aggregator != null) {
      aggregator.save(out.output());
    }
    Candle last = newest;
    out.flag(last != null);
    if (last != null) {
      out.number(last.openNanos()).decimals(
          new double[] {
            last.open(), last.high(), last.low(), last.close(), last.volume(), last.quoteVolume(),
            last.takerBuyVolume()
          });
      out.integer(last.tradeCount());
    }
    out.numbers(counts).number(foreign);
    chart.save(out);
    memory.save(out);
    around.save(out);
    out.integer(recent.length);
    for (RecentTrade trade : recent) {
      trade.save(out);
    }
  }

  static SetupEngine restore(SetupEngineBuilder builder, DataInput in) throws IOException {
    return SavedState.read(
        in,
        KIND,
        VERSION,
        (state, version) -> {
          CandleSetupEngine engine = new CandleSetupEngine(builder);
          engine.read(state);
          return engine;
        });
  }

  private void read(StateReader in) throws IOException {
    same("venue", instrument.venue().id(), in.text(64));
    same("symbol", instrument.symbol(), in.text(64));
    same("rule", ruleVersion, in.text(64));
    boolean aggregates = in.flag();
    same("candle source", String.valueOf(aggregator != null), String.valueOf(aggregates));
    if (aggregates) {
      aggregator = CandleAggregator.restore(in.input());
    }
    if (in.flag()) {
      long open = in.number();
      double[] v = in.decimals(7);
      keep(
          new Candle(
              config.timeframe(), open, v[0], v[1], v[2], v[3], v[4], v[5], v[6], in.integer(),
              true));
    }
    long[] saved = in.numbers(counts.length);
    System.arraycopy(saved, 0, counts, 0, saved.length);
    foreign = in.number();
    chart.restore(in, instrument);
    memory.restore(in, chart.bars() - 1);
    around.restore(in);
    recent = new RecentTrade[in.integer(0, MOST_RECENT)];
    for (int i = 0; i < recent.length; i++) {
      recent[i] = RecentTrade.restore(in);
    }
  }

  private static void same(String what, String expected, String found) throws IOException {
    if (!expected.equals(found)) {
      throw StateReader.malformed(
          "found a " + what + " of " + found + ", readable is " + expected);
    }
  }
}
