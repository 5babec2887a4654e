// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.PositionBook.LONG;
import static io.github.liqscape.heatmap.PositionBook.SHORT;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.Provenance;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The map on a ring of price buckets with lazily scaled masses.
 *
 * <p>This class is the door: it refuses what must not touch the map, lets time pass, and hands events on.
 * The model is in {@link MapBody}, which exists from the first price on; open interest that arrives
 * before it waits here.
 */
final class BucketedLiquidationMap implements LiquidationMap, MassView {

  private static final String KIND = "liquidation-map";
  private static final int VERSION = 3;
  private static final int LONGEST_SCORE = 1_000;
  static final long MINUTE_NANOS = 60_000_000_000L;
  private static final long HOUR_NANOS = 60 * MINUTE_NANOS;
  private static final long DAY_NANOS = 24 * HOUR_NANOS;
  private static final int RECOUNT_EVERY = 65_536;
  private static final int APPLIED = Outcome.APPLIED.ordinal();

  private final Instrument instrument;
  private final MarginTiers tiers;
  private final MapConfig config;
  private final double tick;
  private final Intake intake;
  private final MapProvenance provenance;
  private final GapLedger gaps = new GapLedger();
  private final ForcedFlow flow;
  private final long[] counts = new long[Outcome.values().length];
  private long now = Long.MIN_VALUE;
  private long nextMinute = Long.MIN_VALUE;
  private final @Nullable HeatmapHistoryBuilder historyShape;
  private final long historyFrom;
  private @Nullable HistoryWriter history;
  private @Nullable MapBody body;
  private @Nullable OpenInterest waiting;
  private Optional<String> lastScore = Optional.empty();

  BucketedLiquidationMap(Builder b) {
    instrument = b.instrument;
    tiers = b.requiredTiers();
    config = b.config;
    tick = instrument.tickSize().doubleValue();
    intake = new Intake(instrument);
    provenance = new MapProvenance(instrument, tiers, config);
    flow = new ForcedFlow(config);
    historyShape = b.history;
    historyFrom = b.historyFrom;
    if (b.forcedFeed != null) {
      flow.declareFeed(b.forcedFeed);
    }
  }

  @Override
  public Instrument instrument() {
    return instrument;
  }

  @Override
  public Outcome apply(MarketEvent event) {
    // Trades and marks are nearly all events: they skip the general dispatch, each in a method of its own
    // that is compiled as a whole, however rare one of the two is.
    Outcome outcome =
        event instanceof Trade t ? trade(t) : event instanceof MarkPrice m ? mark(m) : rare(event);
    if (outcome != Outcome.APPLIED) {
      counts[outcome.ordinal()]++;
    } else if (++counts[APPLIED] % RECOUNT_EVERY == 0 && body != null) {
      // By applied events alone: a refused one must leave no trace.
      body.book().recount();
    }
    return outcome;
  }

  private Outcome trade(Trade t) {
    Outcome outcome = intake.admit(t);
    if (outcome == Outcome.APPLIED) {
      passTime();
      at(t.price()).trade(t, intake.tradeTicks(), now);
    }
    return outcome;
  }

  private Outcome mark(MarkPrice m) {
    Outcome outcome = intake.admit(m);
    if (outcome == Outcome.APPLIED) {
      passTime();
      at(m.mark()).mark(m, now);
    }
    return outcome;
  }

  private Outcome rare(MarketEvent event) {
    Outcome outcome = intake.admit(event);
    if (outcome == Outcome.APPLIED) {
      passTime();
      applyRare(event);
    }
    return outcome;
  }

  private void applyRare(MarketEvent event) {
    switch (event) {
      case Trade t -> at(t.price()).trade(t, intake.tradeTicks(), now);
      case MarkPrice m -> at(m.mark()).mark(m, now);
      case CandleEvent c -> candle(c.price(), c.candle());
      case OpenInterest oi -> {
        if (body == null) {
          waiting = oi;
        } else {
          body.interest(oi.eventNanos(), oi.quantity(), now);
        }
      }
      case ForcedOrder f -> {
        if (body != null) {
          body.forced(f, now);
        } else {
          flow.unexplained(f.quantity(), f.completeness());
        }
      }
      case StreamGap g -> gaps.apply(g, Math.max(now, g.eventNanos()));
      case FundingRate f -> {
        // Recorded by other layers; it moves no level here, the blur covers it.
      }
      case TopOfBook t -> {
        // The book is not the crowd: no level depends on it.
      }
      case BookChange b -> {
        // Nor on the depth behind it.
      }
    }
  }

  private void candle(PriceKind price, Candle c) {
    if (!c.closed()) {
      return;
    }
    switch (price) {
      case LAST -> at(c.close()).lastCandle(c, now);
      case MARK -> at(c.close()).markCandle(c, now);
      case INDEX -> {
        // No level depends on the index.
      }
    }
    // A candle closes its period: nothing more of that instant is to be expected from its stream.
    if (history != null && price == PriceKind.LAST && c.closeNanos() == now && history.endsAt(now)) {
      column(now);
    }
  }

  private MapBody at(double price) {
    return body != null ? body : begin(price);
  }

  private MapBody begin(double price) {
    MapBody begun =
        new MapBody(
            instrument, tiers, config, PriceGrid.around(tick, price), price, flow, gaps);
    if (waiting != null) {
      begun.interest(waiting.eventNanos(), waiting.quantity(), now);
      waiting = null;
    }
    body = begun;
    if (historyShape != null) {
      history =
          new HistoryWriter(
              instrument, historyShape.gridFactor(begun.grid().factor()).build(),
              Math.max(now, historyFrom));
    }
    return begun;
  }

  private void passTime() {
    long newest = intake.order().newestNanos();
    if (history != null && newest > history.due()) {
      column(history.lastBefore(newest));
    }
    if (newest >= nextMinute) {
      passBoundaries(newest);
    }
    now = newest;
  }

  private void passBoundaries(long newest) {
    if (newest == Long.MIN_VALUE) {
      return;
    }
    long minute = Math.floorDiv(newest, MINUTE_NANOS) * MINUTE_NANOS;
    if (now != Long.MIN_VALUE) {
      long hours = Math.floorDiv(newest, HOUR_NANOS) - Math.floorDiv(now, HOUR_NANOS);
      long days = Math.floorDiv(newest, DAY_NANOS) - Math.floorDiv(now, DAY_NANOS);
      if (body != null) {
        passBoundaries(body, newest, minute, hours);
      }
      if (days > 0) {
        flow.advanceDays(days);
      }
    }
    nextMinute = minute + MINUTE_NANOS;
  }

  private void column(long boundary) {
    if (history != null && body != null) {
      history.column(
          boundary, body, flow.calibration(), gaps, provenance.fidelity(body, flow, now),
          MapProvenance.coverage(body, gaps, now));
    }
  }

  /** What happens at full minutes and hours, with the state as it was before the event that passed them. */
  private void passBoundaries(MapBody of, long newest, long minute, long hours) {
    of.minutePassed(minute, now);
    if (hours > 0) {
      long blur = MapBody.BLUR_HOURS * HOUR_NANOS;
      of.hoursPassed(
          hours,
          Math.floorDiv(newest, blur) - Math.floorDiv(now, blur),
          Math.floorDiv(newest, HOUR_NANOS) * HOUR_NANOS);
    }
  }

  @Override
  public long count(Outcome outcome) {
    return counts[outcome.ordinal()];
  }

  @Override
  public LiquidationProfile profile() {
    if (body == null) {
      return new EmptyProfile(
          instrument,
          Math.max(0, now),
          provenance.empty(lastScore));
    }
    Calibration calibration = flow.calibration();
    return new GridProfile(
        instrument,
        now,
        body.mark(),
        body.markBucket(),
        body.grid().width(),
        new SideProfile(body.book().side(LONG), LONG, calibration, body.grid(), body.markBucket()),
        new SideProfile(
            body.book().side(SHORT), SHORT, calibration, body.grid(), body.markBucket()),
        new ForcedFlowTerms(
            flow.printQuantity(body.contractNotional()),
            flow.dispersion(),
            config.burstMean(),
            flow.thinningLogSd(),
            config.priorRate()),
        body.zoneView(),
        body.zoneRoom(),
        provenance(body, now));
  }

  private Provenance provenance(MapBody of, long at) {
    return provenance.of(of, flow, gaps, intake, at, lastScore);
  }

  @Override
  public void attachScore(String summary) {
    if (!isScore(summary)) {
      throw new IllegalArgumentException(
          "a score's summary must have 1 to " + LONGEST_SCORE + " characters, not all blank, was '"
              + summary + "'");
    }
    lastScore = Optional.of(summary);
  }

  private static boolean isScore(String summary) {
    return !summary.isBlank() && summary.length() <= LONGEST_SCORE;
  }

  @Override
  public Optional<HeatmapHistory> history() {
    return Optional.ofNullable(history).map(HistoryWriter::history);
  }

  // ---- state ----------------------------------------------------------------------------------

  @Override
  public void save(DataOutput out) throws IOException {
    SavedState.write(out, KIND, VERSION, body -> write(body.output()));
  }

  /** Reads what {@link #save} wrote into a new map of the same builder. */
  static BucketedLiquidationMap restore(Builder builder, DataInput in) throws IOException {
    return SavedState.read(
        in,
        KIND,
        VERSION,
        (body, version) -> {
          if (version < VERSION) {
            throw new StateException(
                StateException.Reason.OLDER_VERSION,
                "state of kind '" + KIND + "' has version " + version + ", this program reads "
                    + VERSION + "; build the map anew from history");
          }
          BucketedLiquidationMap map = new BucketedLiquidationMap(builder);
          map.read(body.input());
          return map;
        });
  }

  private void write(DataOutput out) throws IOException {
    out.writeUTF(instrument.toString());
    out.writeUTF(config.hash());
    out.writeLong(now);
    out.writeLong(nextMinute);
    out.writeInt((int) (counts[APPLIED] % RECOUNT_EVERY));
    for (long c : counts) {
      out.writeLong(c);
    }
    intake.save(out);
    gaps.save(out);
    flow.save(out);
    out.writeBoolean(waiting != null);
    if (waiting != null) {
      out.writeLong(waiting.eventNanos());
      out.writeDouble(waiting.quantity());
    }
    out.writeBoolean(body != null);
    if (body != null) {
      out.writeInt(body.grid().factor());
      out.writeInt(body.grid().centre());
      out.writeDouble(body.firstPrice());
      body.save(out);
    }
    out.writeBoolean(history != null);
    if (history != null) {
      out.writeLong(history.due());
      history.history().save(out);
    }
    out.writeBoolean(lastScore.isPresent());
    if (lastScore.isPresent()) {
      out.writeUTF(lastScore.get());
    }
  }

  private void read(DataInput in) throws IOException {
    String of = in.readUTF();
    Saved.check(of.equals(instrument.toString()), "it is of " + of + ", not of " + instrument);
    String hash = in.readUTF();
    Saved.check(
        hash.equals(config.hash()),
        "it was made with other constants (" + hash + ", here " + config.hash() + ")");
    now = in.readLong();
    nextMinute = in.readLong();
    int sinceRecount = in.readInt();
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.readLong();
    }
    Saved.check(
        sinceRecount == counts[APPLIED] % RECOUNT_EVERY, "events since the recount: " + sinceRecount);
    intake.restore(in);
    gaps.restore(in);
    flow.restore(in);
    if (in.readBoolean()) {
      waiting = new OpenInterest(instrument, in.readLong(), 0, in.readDouble(), Double.NaN);
    }
    if (in.readBoolean()) {
      int factor = in.readInt();
      Saved.check(
          factor >= 1 && factor <= PriceGrid.MAX_FACTOR && Integer.bitCount(factor) == 1,
          "grid factor " + factor);
      PriceGrid grid = new PriceGrid(tick, factor, in.readInt());
      MapBody restored =
          new MapBody(instrument, tiers, config, grid, in.readDouble(), flow, gaps);
      restored.restore(in);
      body = restored;
    }
    if (in.readBoolean()) {
      long due = in.readLong();
      history = new HistoryWriter(instrument, HeatmapHistory.restore(in), due);
    }
    if (in.readBoolean()) {
      String score = in.readUTF();
      Saved.check(isScore(score), "its score was blank or too long");
      lastScore = Optional.of(score);
    }
  }

  // ---- what tests compare ---------------------------------------------------------------------

  @Override
  public double mass(PositionSide side, int bin, int bucket) {
    return body == null ? 0 : body.book().side(side.ordinal()).mass(bin, bucket);
  }

  @Override
  public double far(PositionSide side, int bin) {
    return body == null ? 0 : body.book().side(side.ordinal()).far(bin);
  }

  @Override
  public double unknown(PositionSide side) {
    return body == null ? 0 : body.book().side(side.ordinal()).unknown();
  }

  @Override
  public double shape(PositionSide side, int bin) {
    return flow.calibration().shape(side.ordinal(), bin);
  }

  @Override
  public double rate(PositionSide side, int bin) {
    return flow.calibration().rate(side.ordinal(), bin);
  }

  @Override
  public int markBucket() {
    return body == null ? 0 : body.markBucket();
  }

  @Override
  public int centreBucket() {
    return body == null ? 0 : body.grid().centre();
  }

  @Override
  public double openInterest() {
    return body == null ? 0 : body.interest();
  }
}
