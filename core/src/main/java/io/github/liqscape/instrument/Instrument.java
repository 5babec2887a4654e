// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One perpetual contract at one venue: what its price and quantity steps are, and what one unit of
 * quantity is worth.
 *
 * <p>Quantities everywhere in Liqscape stay in the venue's own unit: base coin for Binance USD-M and
 * Bybit linear, contracts for Binance COIN-M, USD for Bybit inverse. {@link #notional} is the only
 * place that turns a quantity into quote currency. Examples: one unit of BTCUSDT is 1 BTC ({@code
 * contractSize} 1), so 0.5 at 60,000 is 30,000 USDT; one unit of BTCUSD_PERP is a contract of 100 USD
 * ({@code contractSize} 100), so 5 contracts are 500 USD at any price.
 *
 * <p>Equality is by venue and symbol alone, so that an update of the terms finds the same state.
 * Immutable.
 */
public final class Instrument {

  private final Venue venue;
  private final String symbol;
  private final ContractType contractType;
  private final String baseAsset;
  private final String quoteAsset;
  private final BigDecimal tickSize;
  private final BigDecimal lotSize;
  private final BigDecimal contractSize;
  private final double tick;
  private final double contract;
  private final int hash;

  private Instrument(Builder b) {
    venue = b.venue;
    symbol = b.symbol;
    contractType = b.contractType;
    baseAsset = b.baseAsset;
    quoteAsset = b.quoteAsset;
    tickSize = positive("tickSize", b.tickSize);
    lotSize = positive("lotSize", b.lotSize);
    contractSize = positive("contractSize", b.contractSize);
    tick = tickSize.doubleValue();
    contract = contractSize.doubleValue();
    hash = 31 * venue.hashCode() + symbol.hashCode();
  }

  /** A linear perpetual: {@code Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT")}. */
  public static Builder linear(Venue venue, String symbol, String base, String quote) {
    return new Builder(venue, symbol, ContractType.LINEAR, base, quote);
  }

  /** An inverse perpetual: {@code Instrument.inverse(Venue.BYBIT, "BTCUSD", "BTC", "USD")}. */
  public static Builder inverse(Venue venue, String symbol, String base, String quote) {
    return new Builder(venue, symbol, ContractType.INVERSE, base, quote);
  }

  public Venue venue() {
    return venue;
  }

  /** The venue's own name of the contract, as it is written there. */
  public String symbol() {
    return symbol;
  }

  public ContractType contractType() {
    return contractType;
  }

  public String baseAsset() {
    return baseAsset;
  }

  public String quoteAsset() {
    return quoteAsset;
  }

  /** The currency of margin and profit: quote for linear, base for inverse. */
  public String settleAsset() {
    return contractType == ContractType.LINEAR ? quoteAsset : baseAsset;
  }

  /** Smallest price step, in quote currency. */
  public BigDecimal tickSize() {
    return tickSize;
  }

  /** Smallest quantity step, in the venue's unit. */
  public BigDecimal lotSize() {
    return lotSize;
  }

  /** Linear: base coins per unit of quantity. Inverse: quote currency per unit of quantity. */
  public BigDecimal contractSize() {
    return contractSize;
  }

  /**
   * The price in whole ticks, to the nearest. Use {@link #onTick} first where the price must lie on
   * the grid: mark and index prices do not.
   *
   * @param price finite and positive, at most 2^53 ticks
   */
  public long ticks(double price) {
    return Math.round(price / tick);
  }

  /** The price of so many ticks. */
  public double price(long ticks) {
    return ticks * tick;
  }

  /**
   * Whether the price is a whole number of ticks. A decimal that went through {@code double} is
   * never exactly on the grid, hence the tolerance: 1e-4 of a tick, plus what double precision costs.
   */
  public boolean onTick(double price) {
    return exactTicks(price) >= 0;
  }

  /**
   * The price in whole ticks, or -1 if it is not {@link #onTick}.
   *
   * @param price finite and positive
   */
  public long exactTicks(double price) {
    double inTicks = price / tick;
    double whole = Math.rint(inTicks);
    double off = Math.abs(inTicks - whole);
    return off <= 1e-4 || off <= 2 * Math.ulp(inTicks) ? (long) whole : -1;
  }

  /**
   * What a quantity is worth in quote currency at a price.
   *
   * @param quantity in the venue's unit
   * @param price in quote currency; ignored for inverse contracts, whose size is in quote currency
   */
  public double notional(double quantity, double price) {
    return contractType == ContractType.LINEAR
        ? quantity * contract * price
        : quantity * contract;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Instrument i && symbol.equals(i.symbol) && venue.equals(i.venue));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return venue + ":" + symbol;
  }

  private static BigDecimal positive(String name, BigDecimal value) {
    Objects.requireNonNull(value, name);
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(name + " must be > 0, was " + value.toPlainString());
    }
    return value;
  }

  /** Collects the terms; defaults: tick 0.01, lot 0.001, contract size 1. */
  public static final class Builder {
    private final Venue venue;
    private final String symbol;
    private final ContractType contractType;
    private final String baseAsset;
    private final String quoteAsset;
    private BigDecimal tickSize = new BigDecimal("0.01");
    private BigDecimal lotSize = new BigDecimal("0.001");
    private BigDecimal contractSize = BigDecimal.ONE;

    private Builder(
        Venue venue, String symbol, ContractType contractType, String base, String quote) {
      this.venue = Objects.requireNonNull(venue, "venue");
      this.symbol = named("symbol", symbol);
      this.contractType = contractType;
      this.baseAsset = named("base asset", base);
      this.quoteAsset = named("quote asset", quote);
    }

    /** Smallest price step, as decimal text: {@code "0.1"}. */
    public Builder tickSize(String decimal) {
      tickSize = new BigDecimal(decimal);
      return this;
    }

    /** Smallest quantity step, as decimal text. */
    public Builder lotSize(String decimal) {
      lotSize = new BigDecimal(decimal);
      return this;
    }

    /** Linear: base coins per unit. Inverse: quote currency per unit. As decimal text. */
    public Builder contractSize(String decimal) {
      contractSize = new BigDecimal(decimal);
      return this;
    }

    /**
     * The instrument.
     *
     * @throws IllegalArgumentException if a step or the contract size is not positive
     */
    public Instrument build() {
      return new Instrument(this);
    }

    private static String named(String what, String value) {
      Objects.requireNonNull(value, what);
      if (value.isBlank()) {
        throw new IllegalArgumentException(what + " must not be blank");
      }
      return value;
    }
  }
}
