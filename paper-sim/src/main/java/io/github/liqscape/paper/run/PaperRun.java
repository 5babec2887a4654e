// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.OfflineGap;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperBrokerBuilder;
import io.github.liqscape.paper.event.PaperEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Drives a paper account and its bots over market events, recorded or live. An event goes to the
 * account first, then to each bot in their order.
 *
 * {@snippet :
 * try (PaperRun run = PaperRun.of(account, bot)) {
 *   run.all(feed.iterator(), nanos -> {});
 *   PaperRunResult result = run.result();
 *   System.out.println(result.trades().size() + " trades, refused: " + result.rejected());
 * }
 * }
 *
 * <p>A journal that is there already is gone on with: the account is what it was, the bots start
 * anew, and events that the account has seen are counted and have no effect.
 *
 * <p>Threading: single writer.
 */
public final class PaperRun implements AutoCloseable {

  private final PaperBroker broker;
  private final BrokerDoor door;
  private final List<PaperBot> bots;
  private final EquitySampler equity = new EquitySampler();
  private final List<PaperEvent.Ambiguous> ambiguous = new ArrayList<>();
  private long first;
  private long events;
  private long fills;

  private PaperRun(PaperBroker broker, List<PaperBot> bots) {
    this.broker = broker;
    this.bots = List.copyOf(bots);
    door = new BrokerDoor(broker);
  }

  /** A run of bots on one account. The builder's listener is replaced. */
  public static PaperRun of(PaperBrokerBuilder account, PaperBot... bots) {
    return of(account, List.of(bots), change -> {});
  }

  /**
   * A run of bots on one account.
   *
   * @param account how it is set up; its listener is replaced
   * @param bots in the order in which they are asked
   * @param listener told of every change before the bots are
   * @throws IllegalStateException as {@link PaperBrokerBuilder#build}
   */
  public static PaperRun of(
      PaperBrokerBuilder account, List<? extends PaperBot> bots, Consumer<PaperEvent> listener) {
    Told told = new Told(listener);
    PaperRun run = new PaperRun(account.listener(told).build(), new ArrayList<>(bots));
    told.run = run;
    return run;
  }

  /** Passes changes on; the account tells of its first deposits before there is a run. */
  private static final class Told implements Consumer<PaperEvent> {
    private final Consumer<PaperEvent> listener;
    private @Nullable PaperRun run;

    Told(Consumer<PaperEvent> listener) {
      this.listener = listener;
    }

    @Override
    public void accept(PaperEvent change) {
      listener.accept(change);
      if (run != null) {
        run.told(change);
      }
    }
  }

  private void told(PaperEvent change) {
    door.told(change);
    if (change instanceof PaperEvent.Filled) {
      fills++;
    } else if (change instanceof PaperEvent.Ambiguous bar) {
      ambiguous.add(bar);
    }
    for (PaperBot bot : bots) {
      bot.onChange(change, door);
    }
  }

  /** Takes one event. */
  public void apply(MarketEvent event) {
    if (events++ == 0) {
      first = event.eventNanos();
      equity.add(first, broker);
    }
    broker.apply(event);
    for (PaperBot bot : bots) {
      bot.onEvent(event, door);
    }
    equity.after(event, broker);
  }

  /**
   * Tells the account of a time in which it saw nothing: {@link PaperBroker#fillGap}. After a
   * restart that is the time since {@link PaperBroker#seenUntil}. Bots hear what it changed.
   */
  public void fillGap(OfflineGap gap) {
    broker.fillGap(gap);
    if (events > 0) {
      equity.add(broker.now(), broker);
    }
  }

  /**
   * Shows an event to the bots alone: one that the account is not to be filled with, such as the
   * trades of a market that is matched on bars. It neither moves time nor stands in the journal.
   */
  public void show(MarketEvent event) {
    for (PaperBot bot : bots) {
      bot.onEvent(event, door);
    }
  }

  /**
   * Takes events to their end.
   *
   * @param progress told the event time of each
   */
  public void all(Iterator<? extends MarketEvent> all, LongConsumer progress) {
    while (all.hasNext()) {
      MarketEvent event = all.next();
      apply(event);
      progress.accept(event.eventNanos());
    }
  }

  /** The account, for what a run does not do: notes, the kill switch, money. */
  public PaperBroker broker() {
    return broker;
  }

  /** The door that its bots use. */
  public BotDoor door() {
    return door;
  }

  /** What it came to so far. Positions stay open. */
  public PaperRunResult result() {
    if (events > 0) {
      equity.add(broker.now(), broker);
    }
    return new PaperRunResult(
        first, broker.now(), events, broker.counts(), door.requests, door.rejected, fills,
        broker.trades(), broker.positions().size(), ambiguous, equity.curves(),
        broker.balances(), broker.riskState(), broker.lastSequence(), broker.stateHash());
  }

  /** Forces and closes the journal, if there is one. */
  @Override
  public void close() {
    broker.close();
  }
}
