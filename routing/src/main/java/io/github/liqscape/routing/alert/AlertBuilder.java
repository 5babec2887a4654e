// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.setup.Decision;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Makes an {@link Alert}. What is not said is empty, NaN, false or without limit. */
public final class AlertBuilder {

  private static final int LONGEST_NAME = 1_024;
  private static final int LONGEST_TEXT = 65_536;
  private static final Conviction NOTHING_SAID = new Conviction.None();

  final AlertKind kind;
  final Venue venue;
  final String symbol;
  final Optional<PositionSide> side;
  final String ref;
  AlertTier tier;
  String id = "";
  Optional<Timeframe> timeframe = Optional.empty();
  Optional<Decision> verdict = Optional.empty();
  AlertIntent intent = AlertIntent.NONE;
  Conviction conviction = NOTHING_SAID;
  double pnlPct = Double.NaN;
  double pnlR = Double.NaN;
  double price = Double.NaN;
  double atr = Double.NaN;
  Optional<PriceRange> zone = Optional.empty();
  boolean urgent;
  boolean critical;
  long startsAtNanos = Long.MIN_VALUE;
  long endsAtNanos = Alert.NO_LIMIT;
  long validUntilNanos = Alert.NO_LIMIT;
  String title = "";
  String text = "";
  Map<String, String> labels = Map.of();

  AlertBuilder(
      AlertTier tier,
      AlertKind kind,
      Venue venue,
      String symbol,
      Optional<PositionSide> side,
      String ref) {
    this.tier = Objects.requireNonNull(tier, "tier");
    this.kind = kind;
    this.venue = Objects.requireNonNull(venue, "venue");
    this.symbol = name("symbol", symbol);
    this.side = side.isEmpty() ? side : Present.side(side.get());
    this.ref = name("ref", ref);
  }

  AlertBuilder(Alert other) {
    this(
        other.tier(), other.kind(), other.venue(), other.symbol(), other.side(), other.ref());
    timeframe = other.timeframe();
    verdict = other.verdict();
    intent = other.intent();
    conviction = other.conviction();
    pnlPct = other.pnlPct();
    pnlR = other.pnlR();
    price = other.price();
    atr = other.atr();
    zone = other.zone();
    urgent = other.urgent();
    critical = other.critical();
    startsAtNanos = other.startsAtNanos();
    endsAtNanos = other.endsAtNanos();
    validUntilNanos = other.validUntilNanos();
    title = other.title();
    text = other.text();
    labels = other.labels();
  }

  /** An id of the sender's own; else one is made from what the alert says. */
  public AlertBuilder id(String value) {
    id = name("id", value);
    return this;
  }

  public AlertBuilder tier(AlertTier value) {
    tier = Objects.requireNonNull(value, "tier");
    return this;
  }

  public AlertBuilder timeframe(Timeframe value) {
    timeframe = Present.timeframe(value);
    return this;
  }

  public AlertBuilder verdict(Decision value) {
    verdict = Present.verdict(value);
    return this;
  }

  public AlertBuilder intent(AlertIntent value) {
    intent = Objects.requireNonNull(value, "intent");
    return this;
  }

  public AlertBuilder conviction(Conviction value) {
    conviction = Objects.requireNonNull(value, "conviction");
    return this;
  }

  /** Result of a close in percent of the initial margin and in units of the risk; NaN if unknown. */
  public AlertBuilder pnl(double percent, double risks) {
    pnlPct = percent;
    pnlR = risks;
    return this;
  }

  /** Price it speaks of and ATR(14); NaN if unknown. */
  public AlertBuilder price(double value, double atrValue) {
    price = value;
    atr = atrValue;
    return this;
  }

  public AlertBuilder zone(PriceRange value) {
    zone = Optional.of(value);
    return this;
  }

  public AlertBuilder urgent(boolean value) {
    urgent = value;
    return this;
  }

  public AlertBuilder critical(boolean value) {
    critical = value;
    return this;
  }

  /** Since when its cause holds; else since it was made. */
  public AlertBuilder startsAt(long nanos) {
    startsAtNanos = nanos;
    return this;
  }

  /** When its cause ended. */
  public AlertBuilder endsAt(long nanos) {
    endsAtNanos = nanos;
    return this;
  }

  public AlertBuilder validUntil(long nanos) {
    validUntilNanos = nanos;
    return this;
  }

  /** One line and the text. */
  public AlertBuilder text(String line, String more) {
    title = shorter("title", line, LONGEST_NAME);
    text = shorter("text", more, LONGEST_TEXT);
    return this;
  }

  /** One more label; it hides the automatic one of this name. */
  public AlertBuilder label(String name, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(name("label", name), shorter("label " + name, value, LONGEST_NAME));
    labels = Map.copyOf(more);
    return this;
  }

  /**
   * The alert.
   *
   * @param nanos event time of its creation, epoch nanoseconds
   */
  public Alert createdAt(long nanos) {
    return new Alert(this, nanos);
  }

  private static String name(String what, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(what + " must not be empty");
    }
    return shorter(what, value, LONGEST_NAME);
  }

  private static String shorter(String what, String value, int longest) {
    if (value.length() > longest) {
      throw new IllegalArgumentException(
          what + " must have at most " + longest + " characters, had " + value.length());
    }
    return value;
  }
}
