package io.github.liqscape.routing.alert;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.setup.Decision;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  private final AlertBuilder from;
  private final String dedupeKey;
  private final long expiresAtNanos;
  private @Nullable String derivedId; // worked out when asked; two threads find the same

  Alert(AlertBuilder from) {
    this.from = from;
    this.dedupeKey =
        DedupeKey.of(from.venue, from.symbol, from.side, from.kind, from.timeframe, from.ref);
    long ended = from.createdAtNanos + timeToLive(from);
    this.expiresAtNanos = Math.min(ended < 0 ? Long.MAX_VALUE : ended, from.validUntilNanos);
  }

  /** An alert about a liquidation zone, by its root id. */
  public static AlertBuilder zone(
      AlertTier tier, Venue venue, String symbol, PositionSide side, String rootId) {
    return new AlertBuilder(tier, AlertKind.ZONE, venue, symbol, Optional.of(side), rootId);
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
    return new AlertBuilder(from);
  }

  /** The sender's id, or one made from all that is said: equal alerts have equal ids. */
  public String id() {
    String known = from.id.isEmpty() ? derivedId : from.id;
    if (known == null) {
      known = DeliveryIds.alertId(dedupeKey, from.createdAtNanos, from.content());
      derivedId = known;
    }
    return known;
  }

  /** Whether the sender gave the id. */
  public boolean ownId() {
    return !from.id.isEmpty();
  }

  public AlertTier tier() {
    return from.tier;
  }

  public AlertKind kind() {
    return from.kind;
  }

  public Venue venue() {
    return from.venue;
  }

  /** The venue's symbol, such as {@code BTCUSDT}. */
  public String symbol() {
    return from.symbol;
  }

  /** Positions that would be closed at the zone it is about. */
  public Optional<PositionSide> side() {
    return from.side;
  }

  /** Root id of the zone, kind of the setup, or id of the condition. */
  public String ref() {
    return from.ref;
  }

  public Optional<Timeframe> timeframe() {
    return from.timeframe;
  }

  /** BUY, SELL or WAIT; empty where nothing was judged. */
  public Optional<Decision> verdict() {
    return from.verdict;
  }

  public AlertIntent intent() {
    return from.intent;
  }

  public Conviction conviction() {
    return from.conviction;
  }

  /** Realised profit or loss of a close, signed, in percent of the initial margin; NaN if none. */
  public double pnlPct() {
    return from.pnlPct;
  }

  /** The same in units of the risk; NaN if none. */
  public double pnlR() {
    return from.pnlR;
  }

  /** Price it speaks of; NaN if none. */
  public double price() {
    return from.price;
  }

  /** ATR(14) at that time; NaN if unknown. */
  public double atr() {
    return from.atr;
  }

  /** Bounds of the zone it is about: when price has left them, the story is over. */
  public Optional<PriceRange> zone() {
    return from.zone;
  }

  /** Whether a chart level lies at the zone. */
  public boolean urgent() {
    return from.urgent;
  }

  /** Whether the user's own position is about to be liquidated: it passes quiet hours. */
  public boolean critical() {
    return from.critical;
  }

  /** Since when its cause holds. */
  public long startsAtNanos() {
    return from.startsAtNanos;
  }

  /** Until when its cause held; {@link #NO_LIMIT} while it holds. */
  public long endsAtNanos() {
    return from.endsAtNanos;
  }

  /** Event time at which it was made. */
  public long createdAtNanos() {
    return from.createdAtNanos;
  }

  /** Event time after which it means nothing, as its sender says; {@link #NO_LIMIT} if not. */
  public long validUntilNanos() {
    return from.validUntilNanos;
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
    return from.title;
  }

  /** What there is to say, plain text. */
  public String text() {
    return from.text;
  }

  /** The user's own labels. */
  public Map<String, String> labels() {
    return from.labels;
  }

  /** What makes two alerts one story. */
  public String dedupeKey() {
    return dedupeKey;
  }

  /** Whether its cause still holds at a time. */
  public boolean firing(long nanos) {
    return nanos < from.endsAtNanos;
  }

  /**
   * A label by name: the user's own, or one of {@code venue}, {@code symbol}, {@code side}, {@code
   * tier}, {@code kind}, {@code ref}, {@code timeframe}, {@code verdict}, {@code intent}. Missing
   * is the empty text.
   */
  public String label(String name) {
    String own = from.labels.get(name);
    if (own != null) {
      return own;
    }
    return switch (name) {
      case "venue" -> from.venue.id().toUpperCase(Locale.ROOT);
      case "symbol" -> from.symbol;
      case "side" -> from.side.map(Enum::name).orElse("");
      case "tier" -> from.tier.name();
      case "kind" -> from.kind.code();
      case "ref" -> from.ref;
      case "timeframe" -> from.timeframe.map(Timeframe::code).orElse("");
      case "verdict" -> from.verdict.map(Enum::name).orElse("");
      case "intent" -> from.intent.name();
      default -> "";
    };
  }

  private static long timeToLive(AlertBuilder alert) {
    if (alert.tier == AlertTier.ACTIONABLE_SETUP && alert.timeframe.isPresent()) {
      return Math.min(alert.timeframe.get().nanos(), AlertTier.WATCHLIST.timeToLiveNanos());
    }
    return alert.tier.timeToLiveNanos();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Alert that
        && from.id.equals(that.from.id)
        && dedupeKey.equals(that.dedupeKey)
        && from.sameAs(that.from);
  }

  @Override
  public int hashCode() {
    return Objects.hash(dedupeKey, from.tier, from.createdAtNanos);
  }

  @Override
  public String toString() {
    return from.tier + " " + dedupeKey + " at " + from.createdAtNanos + ": " + from.title;
  }
}
