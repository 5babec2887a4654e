// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.examples.replay.PaperFeed;
import io.github.liqscape.examples.replay.PlanTally;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.paper.Durability;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperBrokerBuilder;
import io.github.liqscape.paper.gate.Declaration;
import io.github.liqscape.paper.gate.RuleBinding;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.paper.run.PaperBot;
import io.github.liqscape.paper.run.PaperNotes;
import io.github.liqscape.paper.run.PaperRun;
import io.github.liqscape.setup.Setup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A paper account for one market, on the usual terms: 2 and 5 basis points, leverage 5, isolated,
 * filled on candles.
 *
 * @param market what is traded
 * @param source timeframe of its candles
 * @param signal timeframe of the signal bars
 * @param equity what it begins with, quote currency
 * @param noLimits whether its limits are off
 */
record PaperAccount(
    MarketSource market, Timeframe source, Timeframe signal, int equity, boolean noLimits) {

  private static final FillPolicy FILLS = FillPolicy.DEFAULT;

  private InstrumentTerms terms() {
    return InstrumentTerms.of(market.instrument(), market.tiers()).withMatching(Matching.BARS);
  }

  /**
   * How it is set up, with a journal that a crash of the machine may shorten: it can be run again.
   */
  PaperBrokerBuilder broker(Path journal) {
    return PaperBroker.builder()
        .account(market.instrument().settleAsset(), Integer.toString(equity))
        .instrument(terms())
        .fills(FILLS)
        .limits(noLimits ? RiskLimits.NONE : RiskLimits.DEFAULT)
        .journal(journal)
        .durability(Durability.ON_DEMAND);
  }

  /**
   * Runs a bot over the whole market.
   *
   * @param declared what is declared for a rule hash, noted before the first event
   */
  PaperRunReport run(
      PaperBots kind, Path journal, Function<String, Optional<Declaration>> declared,
      Progress progress) {
    return switch (kind) {
      case SETUP -> {
        SetupBot bot = new SetupBot(market, source, signal, equity);
        String version = bot.config().version();
        RuleBinding rule = rule("setup-engine", bot.config().toString());
        yield run(bot, bot.tally(), kind, version, rule, journal, declared, progress);
      }
      case MA_CROSS -> {
        MaCrossBot bot = new MaCrossBot(source, signal, equity);
        RuleBinding rule = rule("ma-cross/1", MaCrossBot.PARAMETERS + ", bars " + signal.code());
        yield run(bot, bot.tally(), kind, "ma-cross-1", rule, journal, declared, progress);
      }
    };
  }

  /** Trades setups that were made before on candles of their own timeframe. */
  PaperRunReport ready(List<Setup.Trade> setups, List<CandleEvent> candles, Path journal) {
    ReadySetups bot = new ReadySetups(setups);
    String version = setups.isEmpty() ? "none" : setups.get(0).facts().ruleVersion();
    try (PaperRun run = PaperRun.of(broker(journal), bot)) {
      PaperNotes.rule(run.broker(), "setup", version, rule("setup-engine", version));
      run.all(candles.iterator(), nanos -> {});
      return report("setup", bot.tally(), run);
    }
  }

  private PaperRunReport report(String name, PlanTally tally, PaperRun run) {
    return new PaperRunReport(
        market.caption(), name, signal, equity, terms(), run.broker().terms().limits(), tally,
        run.result());
  }

  private PaperRunReport run(
      PaperBot bot, PlanTally tally, PaperBots kind, String version, RuleBinding rule,
      Path journal, Function<String, Optional<Declaration>> declared, Progress progress) {
    try (PaperRun run = PaperRun.of(broker(journal), bot)) {
      PaperNotes.rule(run.broker(), kind.id(), version, rule);
      declared.apply(rule.hash()).ifPresent(made -> PaperNotes.declare(run.broker(), made));
      PaperFeed feed = new PaperFeed(run, SetupRun.OF_TRADES);
      market.walk(progress, feed::take);
      return report(kind.id(), tally, run);
    }
  }

  /** All that the result of a bot on this account belongs to. */
  RuleBinding rule(String code, String parameters) {
    InstrumentTerms terms = terms();
    return new RuleBinding(
        code, parameters, FILLS.toString(),
        "maker " + terms.makerRate() + ", taker " + terms.takerRate(),
        terms.tiers().toString(), market.title());
  }
}
