// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.OfflineGap;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperJournals;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.account.LedgerEntry;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.PaperTerms;
import io.github.liqscape.paper.review.PaperReview;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.Trigger;
import io.github.liqscape.paper.review.report.ReportFacts;
import io.github.liqscape.paper.review.stats.EquityPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * A run as its journal tells it, worked out anew from the first entry on: trades, candles, equity,
 * triggers and what was said. What review and gate are fed with.
 *
 * @param replay how the replay went; with a difference the record ends there
 * @param notes what was said
 * @param candles closed ones of the last price, by instrument; of the first timeframe that came
 * @param equity mark equity by settlement asset
 * @param triggers brackets of setups, accepted or refused
 * @param fills since the rule last changed, of open positions too
 * @param ledgerDifferenceE8 what the accounts hold that the postings do not explain, in 1e-8
 * @param fromNanos time of the first market event, 0 without any
 */
public record PaperRecord(
    PaperJournals.Replay replay,
    PaperNotes notes,
    Map<Instrument, List<Candle>> candles,
    Map<String, List<EquityPoint>> equity,
    List<Trigger> triggers,
    List<Fill> fills,
    long ledgerDifferenceE8,
    long fromNanos) {

  /** The rule of an account that nobody described. */
  private static final String NO_RULE = "none";

  public PaperRecord {
    candles = Map.copyOf(candles);
    equity = Map.copyOf(equity);
    triggers = List.copyOf(triggers);
    fills = List.copyOf(fills);
  }

  /**
   * Reads a journal.
   *
   * @param progress told the event time of each market event
   * @throws IllegalArgumentException if there is no journal of a paper account, or a note of it
   *     cannot be read
   */
  public static PaperRecord read(Path journal, LongConsumer progress) {
    Reading reading = new Reading(progress);
    PaperJournals.Replay replay = PaperJournals.replay(journal, reading);
    PaperBroker account = replay.account();
    if (reading.first != 0) {
      reading.equity.add(account.now(), account);
    }
    PaperNotes notes = PaperNotes.of(replay.notes());
    return new PaperRecord(
        replay, notes, reading.candles, reading.equity.curves(), reading.triggers.all(),
        reading.fills(notes), reading.difference(account), reading.first);
  }

  public PaperBroker account() {
    return replay.account();
  }

  public PaperTerms terms() {
    return account().terms();
  }

  /** Closed trades, in order of close. */
  public List<PaperTrade> trades() {
    return account().trades();
  }

  /** Hash of the newest rule, {@code none} if no rule was noted. */
  public String ruleHash() {
    List<PaperNotes.RuleNote> rules = notes.rules();
    return rules.isEmpty() ? NO_RULE : rules.get(rules.size() - 1).binding().hash();
  }

  /** Hash of the rule that was in force when a trade was entered. */
  public String ruleHash(PaperTrade trade) {
    // A trade that began and ended with one event may carry its last sequence only.
    long at = trade.firstSequence() == 0 ? trade.lastSequence() : trade.firstSequence();
    return notes.ruleAt(at).map(r -> r.binding().hash()).orElse(NO_RULE);
  }

  /** The newest rule. */
  public Optional<PaperNotes.RuleNote> rule() {
    return notes.ruleAt(Long.MAX_VALUE);
  }

  /** Since when G1 to G10 have passed without a break, as the gate wrote it down. */
  OptionalLong othersPassedSince() {
    return notes.othersPassedSince(ruleHash());
  }

  /**
   * The review of its trades.
   *
   * @throws IllegalArgumentException if they settle in several assets
   */
  public ReviewReport review() {
    List<PaperTrade> trades = trades();
    String asset =
        trades.isEmpty()
            ? terms().instruments().get(0).instrument().settleAsset()
            : trades.get(0).instrument().settleAsset();
    return PaperReview.of(trades, candles)
        .equity(equity.getOrDefault(asset, List.of()))
        .triggers(triggers)
        .decisions(notes.decisions())
        .report();
  }

  /** What a report of it says about where it comes from. */
  public ReportFacts facts(String title) {
    Map<String, String> policies = new TreeMap<>();
    policies.put("fills", terms().fills().toString());
    policies.put("limits", terms().limits().toString());
    for (InstrumentTerms of : terms().instruments()) {
      policies.put(
          "terms of " + of.instrument(),
          "maker " + of.makerRate() + ", taker " + of.takerRate() + ", leverage " + of.leverage()
              + ", " + of.marginMode());
    }
    return new ReportFacts(
        title, ruleHash(), fromNanos, Math.max(fromNanos, account().now()),
        rule().map(r -> r.binding().dataSource()).orElse("unknown"), policies,
        account().stateHash());
  }

  private record Filled(long sequence, Fill fill) {}

  /** Collects what a replay tells. */
  private static final class Reading implements PaperJournals.Listener {
    private final LongConsumer progress;
    private final EquitySampler equity = new EquitySampler();
    private final JournalTriggers triggers = new JournalTriggers();
    private final Map<Instrument, List<Candle>> candles = new LinkedHashMap<>();
    private final Map<String, long[]> posted = new LinkedHashMap<>();
    private final List<Filled> filled = new ArrayList<>();
    private long first;

    Reading(LongConsumer progress) {
      this.progress = progress;
    }

    @Override
    public void change(long sequence, PaperEvent change, PaperBroker account) {
      if (change instanceof PaperEvent.Posted(LedgerEntry entry)) {
        long[] of =
            posted.computeIfAbsent(
                entry.asset(), asset -> new long[LedgerAccount.values().length]);
        of[entry.from().ordinal()] -= entry.amountE8();
        of[entry.to().ordinal()] += entry.amountE8();
      } else if (change instanceof PaperEvent.Filled(Fill fill)) {
        filled.add(new Filled(sequence, fill));
      }
    }

    private List<Fill> fills(PaperNotes notes) {
      long since = notes.ruleSince();
      return filled.stream().filter(f -> f.sequence > since).map(Filled::fill).toList();
    }

    @Override
    public void event(long sequence, MarketEvent event, PaperBroker account) {
      if (first == 0) {
        first = event.eventNanos();
        equity.add(first, account);
      }
      equity.after(event, account);
      if (event instanceof CandleEvent c && c.price() == PriceKind.LAST && c.candle().closed()) {
        keep(c);
      }
      progress.accept(event.eventNanos());
    }

    @Override
    public void gap(long sequence, OfflineGap gap, PaperBroker account) {
      if (first != 0) {
        equity.add(account.now(), account);
      }
    }

    private void keep(CandleEvent event) {
      Candle candle = event.candle();
      List<Candle> of =
          candles.computeIfAbsent(event.instrument(), instrument -> new ArrayList<>());
      Optional<Candle> last = of.isEmpty() ? Optional.empty() : Optional.of(of.get(of.size() - 1));
      boolean next =
          last.isEmpty()
              || (last.get().timeframe() == candle.timeframe()
                  && candle.openNanos() > last.get().openNanos());
      if (next) {
        of.add(candle);
        triggers.closed(event.instrument(), candle);
      }
    }

    @Override
    public void bracket(
        long sequence, Bracket bracket, OrderAnswer answer, PaperBroker account) {
      if (bracket.origin() != null) {
        triggers.submitted(bracket.origin(), bracket.entry().id(), answer);
      }
    }

    private long difference(PaperBroker account) {
      long difference = 0;
      for (Map.Entry<String, long[]> of : posted.entrySet()) {
        long sum = 0;
        for (LedgerAccount one : LedgerAccount.values()) {
          long held = EquitySampler.e8(account.balance(of.getKey(), one));
          sum += held;
          difference += Math.abs(held - of.getValue()[one.ordinal()]);
        }
        difference += Math.abs(sum);
      }
      return difference;
    }
  }
}
