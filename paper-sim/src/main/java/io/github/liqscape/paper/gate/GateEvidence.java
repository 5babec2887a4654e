// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import io.github.liqscape.paper.review.ReviewRates;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the gate judges by, filled from the journal and the broker. Everything is missing until it
 * is given, and what is missing fails. Immutable.
 */
public final class GateEvidence {

  final String ruleVersion;
  final String ruleHash;
  final Stage stage;
  final long nowNanos;
  final Optional<Declaration> declaration;
  final List<String> variantHashes;
  final List<GateTrade> trades;
  final List<Double> backtestR;
  final List<DailyVolatility> volatility;
  final Optional<ReviewRates> rates;
  final OptionalLong ledgerDifferenceE8;
  final OptionalInt duplicateOrders;
  final List<String> replayHashes;
  final List<Drill> drills;
  final Optional<OwnFillComparison> ownFills;
  final OptionalInt openFindings;
  final OptionalLong othersPassedSinceNanos;
  final List<SignOff> signOffs;

  private GateEvidence(Builder b) {
    ruleVersion = b.ruleVersion;
    ruleHash = b.ruleHash;
    stage = b.stage;
    nowNanos = b.nowNanos;
    declaration = b.declaration;
    variantHashes = b.variantHashes;
    trades = b.trades;
    backtestR = b.backtestR;
    volatility = b.volatility;
    rates = b.rates;
    ledgerDifferenceE8 = b.ledgerDifferenceE8;
    duplicateOrders = b.duplicateOrders;
    replayHashes = b.replayHashes;
    drills = b.drills;
    ownFills = b.ownFills;
    openFindings = b.openFindings;
    othersPassedSinceNanos = b.othersPassedSinceNanos;
    signOffs = b.signOffs;
  }

  /**
   * Starts with nothing known.
   *
   * @param ruleVersion of the setups, {@code SetupFacts.ruleVersion}
   * @param ruleHash of everything the result belongs to, see {@link RuleBinding}
   * @param stage that is asked for
   * @param nowNanos event time
   */
  public static Builder of(String ruleVersion, String ruleHash, Stage stage, long nowNanos) {
    return new Builder(ruleVersion, ruleHash, stage, nowNanos);
  }

  /** Hash of the rule's configuration, as setups carry it. */
  public String ruleVersion() {
    return ruleVersion;
  }

  /** What all of it is bound to. */
  public String ruleHash() {
    return ruleHash;
  }

  public Stage stage() {
    return stage;
  }

  /** Event time of the question. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Collects what is known. */
  public static final class Builder {
    private final String ruleVersion;
    private final String ruleHash;
    private final Stage stage;
    private final long nowNanos;
    private Optional<Declaration> declaration = Optional.empty();
    private List<String> variantHashes = List.of();
    private List<GateTrade> trades = List.of();
    private List<Double> backtestR = List.of();
    private List<DailyVolatility> volatility = List.of();
    private Optional<ReviewRates> rates = Optional.empty();
    private OptionalLong ledgerDifferenceE8 = OptionalLong.empty();
    private OptionalInt duplicateOrders = OptionalInt.empty();
    private List<String> replayHashes = List.of();
    private List<Drill> drills = List.of();
    private Optional<OwnFillComparison> ownFills = Optional.empty();
    private OptionalInt openFindings = OptionalInt.empty();
    private OptionalLong othersPassedSinceNanos = OptionalLong.empty();
    private List<SignOff> signOffs = List.of();

    private Builder(String ruleVersion, String ruleHash, Stage stage, long nowNanos) {
      this.ruleVersion = Objects.requireNonNull(ruleVersion, "ruleVersion");
      this.ruleHash = Objects.requireNonNull(ruleHash, "ruleHash");
      this.stage = Objects.requireNonNull(stage, "stage");
      this.nowNanos = nowNanos;
    }

    /** The declaration of the run. */
    public Builder declaration(Declaration made) {
      declaration = Optional.of(made);
      return this;
    }

    /** Rule hash of every run of the rule in the journal, backtests too; equal ones count once. */
    public Builder variants(List<String> ruleHashes) {
      variantHashes = List.copyOf(ruleHashes);
      return this;
    }

    /**
     * Closed trades of the rule in order of close, under whatever hash. Only those after the last
     * change of the hash count, and only if it is the one that is asked about.
     */
    public Builder trades(List<GateTrade> closed) {
      for (int i = 1; i < closed.size(); i++) {
        if (closed.get(i).closeNanos() < closed.get(i - 1).closeNanos()) {
          throw new IllegalArgumentException(
              "trades must be in order of close, trade " + i + " closed before the one before it");
        }
      }
      trades = List.copyOf(closed);
      return this;
    }

    /** Net R of the backtest's trades, in order of close. */
    public Builder backtest(List<Double> netR) {
      backtestR = List.copyOf(netR);
      return this;
    }

    /** Daily volatility of the market, oldest first, at least the last 365 days of the run. */
    public Builder volatility(List<DailyVolatility> days) {
      volatility = List.copyOf(days);
      return this;
    }

    /** Rates of the review of these trades. */
    public Builder rates(ReviewRates review) {
      rates = Optional.of(review);
      return this;
    }

    /** What the ledger holds that its entries do not explain, and orders placed twice. */
    public Builder books(long differenceE8, int duplicates) {
      ledgerDifferenceE8 = OptionalLong.of(differenceE8);
      duplicateOrders = OptionalInt.of(duplicates);
      return this;
    }

    /** State hashes of the replays, at least two. */
    public Builder replays(List<String> stateHashes) {
      replayHashes = List.copyOf(stateHashes);
      return this;
    }

    /** Drills that were carried out. */
    public Builder drills(List<Drill> done) {
      drills = List.copyOf(done);
      return this;
    }

    /** Comparison with the user's own fills. */
    public Builder ownFills(OwnFillComparison comparison) {
      ownFills = Optional.of(comparison);
      return this;
    }

    /** Number of findings that nobody has answered for. */
    public Builder openFindings(int count) {
      openFindings = OptionalInt.of(count);
      return this;
    }

    /** Since when, by the journal, G1 to G10 have passed without a break. */
    public Builder othersPassedSince(long nanos) {
      othersPassedSinceNanos = OptionalLong.of(nanos);
      return this;
    }

    /** Sign-offs and waivers in the journal. */
    public Builder signOffs(List<SignOff> given) {
      signOffs = List.copyOf(given);
      return this;
    }

    /** The evidence. */
    public GateEvidence build() {
      return new GateEvidence(this);
    }
  }
}
