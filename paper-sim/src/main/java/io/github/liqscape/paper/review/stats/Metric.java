// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

/** A statistic of a list of trades. */
public enum Metric {
  NET_PNL("net PnL", Unit.MONEY),
  RETURN("return", Unit.FRACTION),
  EXPECTANCY("expectancy", Unit.MONEY),
  EXPECTANCY_R("expectancy in R", Unit.R),
  HIT_RATE("hit rate", Unit.FRACTION),
  /** Gross win over gross loss; empty without a loss. */
  PROFIT_FACTOR("profit factor", Unit.RATIO),
  /** Mean win over mean loss. */
  PAYOFF("payoff", Unit.RATIO),
  /** Largest fall of the mark equity from its peak, deposits aside. */
  MAX_DRAWDOWN("max drawdown", Unit.FRACTION),
  /** From the peak before the largest fall until it was reached again, or the end. */
  DRAWDOWN_DAYS("days from peak to recovery", Unit.DAYS),
  /** Of UTC-daily returns, times the root of 365; interval after Lo (2002). */
  SHARPE("Sharpe", Unit.RATIO),
  SORTINO("Sortino", Unit.RATIO),
  /** Yearly return over max drawdown; empty below 30 days. */
  CALMAR("Calmar", Unit.RATIO),
  /** {@code sqrt(n) mean / sd} of R. */
  SQN("SQN", Unit.RATIO),
  MAE_R_MEDIAN("MAE, median", Unit.R),
  MAE_R_P95("MAE, 95th percentile", Unit.R),
  MFE_R_MEDIAN("MFE, median", Unit.R),
  MFE_R_P90("MFE, 90th percentile", Unit.R),
  GIVEBACK("giveback, mean", Unit.MONEY),
  CAPTURE("capture, median", Unit.FRACTION),
  ENTRY_EFFICIENCY("entry efficiency, mean", Unit.FRACTION),
  /** Share of the time with a position. */
  EXPOSURE("exposure", Unit.FRACTION),
  /** Value of all fills over the first equity. */
  TURNOVER("turnover", Unit.RATIO),
  FEES("fees", Unit.MONEY),
  FUNDING("funding received", Unit.MONEY),
  SLIPPAGE("slippage", Unit.MONEY),
  DELAY("delay", Unit.MONEY),
  LIQUIDATIONS("liquidations", Unit.COUNT),
  INSURANCE("paid by insurance", Unit.MONEY),
  /** Trades of which bars or gaps do not tell how they went: {@code PaperTrade.doubtful}. */
  AMBIGUITY_SHARE("ambiguous trades", Unit.FRACTION),
  /** Trades without a stop: no part of any R. */
  NO_STOP("trades without a stop", Unit.COUNT),
  HOLDING_HOURS("holding time, median", Unit.HOURS);

  /** What a statistic is counted in. */
  public enum Unit {
    /** The settlement asset. */
    MONEY,
    /** 1 is all. */
    FRACTION,
    /** The planned risk. */
    R,
    RATIO,
    DAYS,
    HOURS,
    COUNT
  }

  private final String words;
  private final Unit unit;

  Metric(String words, Unit unit) {
    this.words = words;
    this.unit = unit;
  }

  /** Its name for people. */
  public String words() {
    return words;
  }

  public Unit unit() {
    return unit;
  }
}
