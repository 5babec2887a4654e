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
import org.jspecify.annotations.Nullable;

/**
 * Something that may be worth telling. It says what happened; who hears of it, and when, is the
 * router's affair. Times are epoch nanoseconds of event time. It was never an order and becomes
 * none.
 *
 * <p>Immutable. Equal if all that was said is equal.
 */
public final class Alert {

  /** {@link #validUntilNanos} of an alert that only the time of its tier ends. */
  public static final long NO_LIMIT = Long.MAX_VALUE;

  private final AlertKind kind;
  private final Venue venue;
  private final String symbol;
  private final Optional<PositionSide> side;
  private final String ref;
  private final AlertTier tier;
  private final String ownId;
  private final Optional<Timeframe> timeframe;
  private final Optional<Decision> verdict;
  private final AlertIntent intent;
  private final Conviction conviction;
  private final double pnlPct;
  private final double pnlR;
  private final double price;
  private final double atr;
  private final Optional<PriceRange> zone;
  private final boolean urgent;
  private final boolean critical;
  private final long startsAtNanos;
  private final long endsAtNanos;
  private final long createdAtNanos;
  private final long validUntilNanos;
  private final String title;
  private final String text;
  private final Map<String, String> labels;
  private final String dedupeKey;
  private final long expiresAtNanos;
  private @Nullable String derivedId; // worked out when asked; two threads find the same

  Alert(AlertBuilder from, long createdAtNanos) {
    kind = from.kind;
    venue = from.venue;
    symbol = from.symbol;
    side = from.side;
    ref = from.ref;
    tier = from.tier;
    ownId = from.id;
    timeframe = from.timeframe;
    verdict = from.verdict;
    intent = from.intent;
    conviction = from.conviction;
    pnlPct = from.pnlPct;
    pnlR = from.pnlR;
    price = from.price;
    atr = from.atr;
    zone = from.zone;
    urgent = from.urgent;
    critical = from.critical;
    startsAtNanos =
        from.startsAtNanos == Long.MIN_VALUE
            ? Math.min(createdAtNanos, from.endsAtNanos)
            : from.startsAtNanos;
    endsAtNanos = from.endsAtNanos;
    this.createdAtNanos = createdAtNanos;
    validUntilNanos = from.validUntilNanos;
    title = from.title;
    text = from.text;
    labels = from.labels;
    dedupeKey = DedupeKey.of(venue, symbol, side, kind, timeframe, ref);
    long ended = createdAtNanos + timeToLive(tier, timeframe);
    expiresAtNanos = Math.min(ended < 0 ? Long.MAX_VALUE : ended, validUntilNanos);
  }

  /** An alert about a liquidation zone, by its root id. */
  public static AlertBuilder zone(
      AlertTier tier, Venue venue, String symbol, PositionSide side, String rootId) {
    return new AlertBuilder(tier, AlertKind.ZONE, venue, symbol, Present.side(side), rootId);
  }

  /**
   * An alert about a setup.
   *
   * @param ref root id of its zone, or its kind where it has no zone
   */
  public static AlertBuilder setup(
      AlertTier tier, Venue venue, String symbol, Optional<PositionSide> zoneSide, String ref) {
    return new AlertBuilder(tier, AlertKind.SETUP, venue, symbol, zoneSide, ref);
  }

  /** An alert of a condition, by its id. */
  public static AlertBuilder condition(
      AlertTier tier, Venue venue, String symbol, String conditionId) {
    return new AlertBuilder(
        tier, AlertKind.CONDITION, venue, symbol, Optional.empty(), conditionId);
  }

  /** The same with something changed; it keeps no id of its own unless one is given. */
  public AlertBuilder but() {
    return new AlertBuilder(this);
  }

  /** The sender's id, or one made from all that is said: equal alerts have equal ids. */
  public String id() {
    String known = ownId.isEmpty() ? derivedId : ownId;
    if (known == null) {
      known = DeliveryIds.alertId(dedupeKey, createdAtNanos, content());
      derivedId = known;
    }
    return known;
  }

  /** Whether the sender gave the id. */
  public boolean ownId() {
    return !ownId.isEmpty();
  }

  public AlertTier tier() {
    return tier;
  }

  public AlertKind kind() {
    return kind;
  }

  public Venue venue() {
    return venue;
  }

  /** The venue's symbol, such as {@code BTCUSDT}. */
  public String symbol() {
    return symbol;
  }

  /** Positions that would be closed at the zone it is about. */
  public Optional<PositionSide> side() {
    return side;
  }

  /** Root id of the zone, kind of the setup, or id of the condition. */
  public String ref() {
    return ref;
  }

  public Optional<Timeframe> timeframe() {
    return timeframe;
  }

  /** BUY, SELL or WAIT; empty where nothing was judged. */
  public Optional<Decision> verdict() {
    return verdict;
  }

  public AlertIntent intent() {
    return intent;
  }

  public Conviction conviction() {
    return conviction;
  }

  /** Realised profit or loss of a close, signed, in percent of the initial margin; NaN if none. */
  public double pnlPct() {
    return pnlPct;
  }

  /** The same in units of the risk; NaN if none. */
  public double pnlR() {
    return pnlR;
  }

  /** Price it speaks of; NaN if none. */
  public double price() {
    return price;
  }

  /** ATR(14) at that time; NaN if unknown. */
  public double atr() {
    return atr;
  }

  /** Bounds of the zone it is about: when price has left them, the story is over. */
  public Optional<PriceRange> zone() {
    return zone;
  }

  /** Whether a chart level lies at the zone. */
  public boolean urgent() {
    return urgent;
  }

  /** Whether the user's own position is about to be liquidated: it passes quiet hours. */
  public boolean critical() {
    return critical;
  }

  /** Since when its cause holds. */
  public long startsAtNanos() {
    return startsAtNanos;
  }

  /** Until when its cause held; {@link #NO_LIMIT} while it holds. */
  public long endsAtNanos() {
    return endsAtNanos;
  }

  /** Event time at which it was made. */
  public long createdAtNanos() {
    return createdAtNanos;
  }

  /** Event time after which it means nothing, as its sender says; {@link #NO_LIMIT} if not. */
  public long validUntilNanos() {
    return validUntilNanos;
  }

  /**
   * Nothing is delivered at this time or later: the earlier of {@link #validUntilNanos} and
   * creation plus the time of the tier (of an actionable setup one bar, at most four hours).
   */
  public long expiresAtNanos() {
    return expiresAtNanos;
  }

  /** One line for people. */
  public String title() {
    return title;
  }

  /** What there is to say, plain text. */
  public String text() {
    return text;
  }

  /** The user's own labels. */
  public Map<String, String> labels() {
    return labels;
  }

  /** What makes two alerts one story. */
  public String dedupeKey() {
    return dedupeKey;
  }

  /** Whether its cause still holds at a time. */
  public boolean firing(long nanos) {
    return nanos < endsAtNanos;
  }

  /**
   * A label by name: the user's own, or one of {@code venue}, {@code symbol}, {@code side}, {@code
   * tier}, {@code kind}, {@code ref}, {@code timeframe}, {@code verdict}, {@code intent}. Missing
   * is the empty text.
   */
  public String label(String name) {
    String own = labels.isEmpty() ? null : labels.get(name);
    if (own != null) {
      return own;
    }
    return switch (name) {
      case "venue" -> DedupeKey.shouted(venue);
      case "symbol" -> symbol;
      case "side" -> side.map(Enum::name).orElse("");
      case "tier" -> tier.name();
      case "kind" -> kind.code();
      case "ref" -> ref;
      case "timeframe" -> timeframe.map(Timeframe::code).orElse("");
      case "verdict" -> verdict.map(Enum::name).orElse("");
      case "intent" -> intent.name();
      default -> "";
    };
  }

  private static long timeToLive(AlertTier tier, Optional<Timeframe> timeframe) {
    if (tier == AlertTier.ACTIONABLE_SETUP && timeframe.isPresent()) {
      return Math.min(timeframe.get().nanos(), AlertTier.WATCHLIST.timeToLiveNanos());
    }
    return tier.timeToLiveNanos();
  }

  /** Everything that is not part of the key, for an id. */
  private String content() {
    return tier + "|" + timeframe + verdict + intent + conviction + pnlPct + price + atr + zone
        + urgent + critical + startsAtNanos + "|" + endsAtNanos + "|" + validUntilNanos + title
        + text + new TreeMap<>(labels);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Alert that
        && ownId.equals(that.ownId)
        && dedupeKey.equals(that.dedupeKey)
        && createdAtNanos == that.createdAtNanos
        && Double.compare(pnlR, that.pnlR) == 0
        && content().equals(that.content());
  }

  @Override
  public int hashCode() {
    return Objects.hash(dedupeKey, tier, createdAtNanos);
  }

  @Override
  public String toString() {
    return tier + " " + dedupeKey + " at " + createdAtNanos + ": " + title;
  }
}
