// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.synthetic.Population.End;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A perpetual-futures market with known positions, made from a seed.
 *
 * <p>It emits what a venue would (trades, mark prices, open interest, settled funding, forced
 * orders) and tells at any instant what no venue does: every open position and its exact
 * liquidation price ({@link #truth()}). Use it to test a bot, a map or an alert on months of
 * market that behave and have an answer sheet:
 *
 * <pre>{@code
 * SyntheticMarket market = SyntheticMarket.of(42);
 * market.advance(Duration.ofDays(30), map::apply);
 * double truth = market.truth().quantityTo(PositionSide.LONG, 57_000);
 * }</pre>
 *
 * <p>How it works. Traders open isolated positions at their own times and leverages, some with
 * stops, some adding margin as they lose; a market maker takes the other side of every trade, so
 * that LONG quantity, SHORT quantity and open interest are one number at every instant, to the
 * lot. Once a second the mark moves and the venue closes in full, at market, each position whose
 * liquidation price the mark has reached. That selling or buying moves the last price and, a
 * little, the mark: liquidations may cascade. Stops and take-profits are triggered by the mark as
 * well. An order whose position would be liquidated at once is refused. Losses beyond a bankruptcy
 * price are the venue's; there is no auto-deleveraging, no partial liquidation and no cross
 * margin.
 *
 * <p>Events come in order of time across all streams: within an instant funding, then the mark,
 * then what it triggers, then trades of hedgers, then open interest. The same seed and terms give the same events, bit for
 * bit, on any JVM, however the market is stepped. Terms that only change what is told (thinned
 * forced orders, hidden prices) leave what happens unchanged.
 *
 * <p>Threading: single writer. A {@link Truth} is immutable and may be read on any thread.
 */
public final class SyntheticMarket {

  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  private final long seed;
  private final SyntheticMarketConfig config;
  private final Steps lots;
  private final MarketPrice price;
  private final Population population;
  private final EntryLaw entryLaw;
  private final MarketMaker maker;
  private final Tape tape;
  private final Funding funding = new Funding();
  private final OpenedLeverage openedLeverage = new OpenedLeverage();
  private final Draw manner;
  private final Hedgers hedgers;

  private long nowNanos;
  private long nextSecond;
  private Iterator<Opening> openings = List.<Opening>of().iterator();
  private @Nullable Opening nextOpening;
  private long refused;

  private SyntheticMarket(long seed, SyntheticMarketConfig config) {
    this.seed = seed;
    this.config = Objects.requireNonNull(config, "config");
    Steps ticks = new Steps(config.instrument().tickSize());
    lots = new Steps(config.instrument().lotSize());
    long startNanos = Math.multiplyExact(config.start().getEpochSecond(), SECOND);
    nowNanos = startNanos;
    nextSecond = startNanos;
    Traders traders = new Traders(config, Draw.stream(seed, 1));
    price = new MarketPrice(config, ticks, Draw.stream(seed, 2));
    population = new Population();
    tape = new Tape(config, ticks, lots);
    maker = new MarketMaker(price, population, tape, ticks, lots, Draw.stream(seed, 3));
    manner = Draw.stream(seed, 4);
    new FirstPopulation(config, traders, ticks, lots, Draw.stream(seed, 5))
        .fill(population, startNanos);
    entryLaw = new EntryLaw(config, traders, Draw.stream(seed, 6));
    hedgers = new Hedgers(config, price, tape, lots, Draw.stream(seed, 7));
  }

  /** A market on the standard terms. */
  public static SyntheticMarket of(long seed) {
    return new SyntheticMarket(seed, SyntheticMarketConfig.standard());
  }

  /** A market on these terms. */
  public static SyntheticMarket of(long seed, SyntheticMarketConfig config) {
    return new SyntheticMarket(seed, config);
  }

  /** The seed that makes this market again. */
  public long seed() {
    return seed;
  }

  /** The terms. */
  public SyntheticMarketConfig config() {
    return config;
  }

  /** What is traded. */
  public Instrument instrument() {
    return config.instrument();
  }

  /**
   * The instant the market stands at, epoch nanoseconds; all that happened up to it has happened.
   */
  public long nowNanos() {
    return nowNanos;
  }

  /**
   * The next event; there always is one. Several events may share an instant, and {@link #truth()}
   * then already knows what all of them did.
   */
  public MarketEvent next() {
    MarketEvent event = tape.poll();
    while (event == null) {
      act();
      event = tape.poll();
    }
    return event;
  }

  /**
   * Lets the market run to an instant, itself included.
   *
   * @param epochNanos not before {@link #nowNanos()}
   * @param consumer takes every event not yet taken, in order
   */
  public void advanceTo(long epochNanos, Consumer<? super MarketEvent> consumer) {
    if (epochNanos < nowNanos) {
      throw new IllegalArgumentException(
          "market can only go on from " + nowNanos + " ns, was asked for " + epochNanos);
    }
    drain(consumer);
    while (nextActionNanos() <= epochNanos) {
      act();
      drain(consumer);
    }
    nowNanos = epochNanos;
  }

  /** Lets the market run for so long; see {@link #advanceTo}. */
  public void advance(Duration duration, Consumer<? super MarketEvent> consumer) {
    advanceTo(Math.addExact(nowNanos, duration.toNanos()), consumer);
  }

  /** Who holds what now. Costs a sort of all positions: for every minute, not for every event. */
  public Truth truth() {
    return new Truth(
        config.instrument(),
        nowNanos,
        price.mark(),
        lots.value(openInterestLots()),
        lots.value(population.makerLots()),
        lots.value(hedgers.lots()),
        population.counts(refused),
        population.snapshot(PositionSide.LONG),
        population.snapshot(PositionSide.SHORT),
        openedLeverage.copy());
  }

  private void drain(Consumer<? super MarketEvent> consumer) {
    for (MarketEvent event = tape.poll(); event != null; event = tape.poll()) {
      consumer.accept(event);
    }
  }

  private long nextActionNanos() {
    long opening = nextOpening == null ? Long.MAX_VALUE : nextOpening.nanos();
    return Math.min(nextSecond, Math.min(opening, nextClosingNanos()));
  }

  private long nextClosingNanos() {
    double millis = population.nextClosingMillis();
    return millis == Double.POSITIVE_INFINITY ? Long.MAX_VALUE : ((long) millis) * MILLI;
  }

  /** Does the one thing that comes next. At equal times the second comes first. */
  private void act() {
    nowNanos = Math.max(nowNanos, nextActionNanos());
    if (nextSecond <= nowNanos) {
      beginSecond();
    } else if (nextOpening != null && nextOpening.nanos() <= nowNanos) {
      open(nextOpening);
      nextOpening = openings.hasNext() ? openings.next() : null;
    } else {
      Position leaving = population.pollClosing();
      if (leaving != null) {
        close(leaving, End.CHOICE, manner.chance(0.4));
      }
    }
  }

  private void beginSecond() {
    long epochSecond = nextSecond / SECOND;
    nextSecond += SECOND;
    if (funding.due(epochSecond)) {
      double rate = funding.settle();
      tape.funding(nowNanos, rate, Funding.INTERVAL);
      if (config.fundingMovesMargin()) {
        population.payFunding(rate, price.mark());
      }
    }
    price.advance(epochSecond);
    funding.observe(price.premium());
    if (due(epochSecond, config.markInterval())) {
      tape.mark(nowNanos, price.mark(), price.index());
    }
    for (PositionSide side : PositionSide.values()) {
      trigger(side, price.mark());
    }
    tape.endOfForced();
    hedgers.second(nowNanos);
    if (due(epochSecond, config.openInterestInterval())) {
      tape.openInterest(nowNanos, openInterestLots(), price.mark());
    }
    openings = entryLaw.plan(nowNanos, price.mark(), population).iterator();
    nextOpening = openings.hasNext() ? openings.next() : null;
  }

  private long openInterestLots() {
    return population.openInterestLots() + hedgers.lots();
  }

  private static boolean due(long epochSecond, Duration interval) {
    return Math.floorMod(epochSecond, interval.toSeconds()) == 0;
  }

  /** Everything that a mark does to a side. The venue comes before the trader's own stop. */
  private void trigger(PositionSide side, double mark) {
    Position p = population.nextAdverse(side, mark);
    while (p != null) {
      if (p.liquidatedBy(mark)) {
        liquidate(p);
      } else if (p.stoppedBy(mark)) {
        close(p, End.STOP, false);
      } else {
        population.topUp(p);
      }
      p = population.nextAdverse(side, mark);
    }
    p = population.nextFavourable(side, mark);
    while (p != null) {
      close(p, End.TAKE_PROFIT, true);
      p = population.nextFavourable(side, mark);
    }
  }

  private void open(Opening wanted) {
    long size = Math.max(1, lots.nearest(wanted.notional() / price.mark()));
    OrderSide order = wanted.side().closingOrder().opposite();
    double entry = maker.quote(order, size, wanted.resting());
    Position position =
        new Position(
            wanted.side(), size, lots.value(size), entry, wanted.leverage(), nowNanos,
            wanted.plan(), config.tiers());
    if (position.liquidatedBy(price.mark())) {
      refused++;
      return;
    }
    maker.fill(nowNanos, false);
    population.open(position);
    openedLeverage.add(position.side, wanted.leverage(), position.quantity);
  }

  private void close(Position position, End end, boolean resting) {
    maker.quote(position.side.closingOrder(), position.lots, resting);
    maker.fill(nowNanos, false);
    population.close(position, end);
  }

  private void liquidate(Position position) {
    double fill = maker.quote(position.side.closingOrder(), position.lots, false);
    double bankruptcy =
        config.tiers()
            .bankruptcyPrice(
                position.side, position.quantity, position.entry, position.wallet());
    maker.fill(nowNanos, true);
    population.close(position, End.LIQUIDATION);
    tape.forced(nowNanos, position.side, position.quantity, fill, bankruptcy);
  }
}
