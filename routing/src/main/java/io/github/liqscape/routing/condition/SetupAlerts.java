// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.setup.DistanceBand;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneTag;
import io.github.liqscape.setup.ZoneWatch;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Turns setups into alerts, of any number of instruments and timeframes.
 *
 * <ul>
 *   <li>BUY or SELL: an ACTIONABLE_SETUP, and beside it, with the same key, an AUTOMATION_CANDIDATE
 *       if the setup is to be tested on paper or its kind fired at least three times within 30 days
 *       on that instrument and timeframe, this one included.
 *   <li>WAIT with watched zones: an alert for each zone, by its distance, valid until the watch
 *       expires.
 *   <li>A revision that says WAIT after a BUY or SELL of the same bar: the same key, verdict WAIT,
 *       on each tier on which the first one went out, so that what is still queued there is
 *       taken back.
 *   <li>Disposition NOTHING: none, but for such a revision.
 * </ul>
 *
 * <p>A firing is a distinct BUY or SELL; its revision is none. Rules: {@code
 * reference/alert-routing.md}, section 1 (counting firings is our choice).
 *
 * <p>Threading: single writer.
 */
public final class SetupAlerts {

  /** Firings from which a kind is a candidate for automation. */
  public static final int CANDIDATE_FIRINGS = 3;

  /** Within this time. */
  public static final long CANDIDATE_WINDOW_NANOS = 30L * 86_400 * 1_000_000_000L;

  private static final String KIND = "setup-alerts";
  private static final int VERSION = 1;
  private static final int MOST = 1_000_000;

  private final Consumer<Alert> alerts;
  private final List<Firing> firings = new ArrayList<>();
  private final Map<String, LastTrade> lastTrades = new TreeMap<>();

  private SetupAlerts(Consumer<Alert> alerts) {
    this.alerts = Objects.requireNonNull(alerts, "alerts");
  }

  /** The rule; no setup has fired yet. */
  public static SetupAlerts to(Consumer<Alert> alerts) {
    return new SetupAlerts(alerts);
  }

  /** Takes a setup, or the revision of one. */
  public void apply(Setup setup) {
    switch (setup) {
      case Setup.Trade trade -> trade(trade);
      case Setup.Wait wait -> waiting(wait);
    }
  }

  private void trade(Setup.Trade trade) {
    int fired = fired(Firing.of(trade));
    if (trade.disposition().route() == Disposition.Route.NOTHING) {
      return;
    }
    boolean candidate =
        trade.disposition().route() == Disposition.Route.PAPER_TEST
            || fired >= CANDIDATE_FIRINGS;
    Optional<PositionSide> side = zone(trade).map(ZoneEvidence::side);
    String ref = trade.zoneRootId().isEmpty() ? trade.kind().name() : trade.zoneRootId();
    lastTrades.put(
        Firing.place(trade.instrument(), trade.timeframe()),
        new LastTrade(
            trade.asOfNanos(), trade.decision(), trade.kind(), side, ref, candidate));
    String title =
        trade.decision() + " " + trade.instrument().symbol() + " " + trade.timeframe().code()
            + ": " + trade.kind().words()
            + (trade.confidence().calibrated() ? "" : " (UNCALIBRATED)");
    for (AlertTier tier : tiers(candidate)) {
      alerts.accept(
          labelled(start(tier, trade, side, ref), trade)
              .label("setup-kind", trade.kind().name())
              .label("firings", Integer.toString(fired))
              .text(title, SetupWords.explain(trade))
              .createdAt(trade.asOfNanos()));
    }
  }

  /** Counts this one and those like it within the window. */
  private int fired(Firing firing) {
    if (!firings.contains(firing)) {
      firings.add(firing);
    }
    long from = firing.atNanos() - CANDIDATE_WINDOW_NANOS;
    firings.removeIf(f -> f.alike(firing) && f.atNanos() < from);
    return (int) firings.stream()
        .filter(f -> f.alike(firing) && f.atNanos() <= firing.atNanos())
        .count();
  }

  private void waiting(Setup.Wait wait) {
    LastTrade last = lastTrades.get(Firing.place(wait.instrument(), wait.timeframe()));
    if (wait.revision() >= 1 && last != null && last.atNanos() == wait.asOfNanos()) {
      takeBack(wait, last);
    }
    if (wait.disposition().route() != Disposition.Route.NOTHING) {
      wait.watches().forEach(watch -> watched(wait, watch));
    }
  }

  private void takeBack(Setup.Wait wait, LastTrade last) {
    String title =
        "WAIT " + wait.instrument().symbol() + " " + wait.timeframe().code() + ": the "
            + last.decision() + " (" + last.kind().words() + ") is taken back";
    for (AlertTier tier : tiers(last.candidate())) {
      alerts.accept(
          labelled(start(tier, wait, last.zoneSide(), last.ref()), wait)
              .label("setup-kind", last.kind().name())
              .text(title, SetupWords.explain(wait))
              .createdAt(wait.asOfNanos()));
    }
  }

  private void watched(Setup.Wait wait, ZoneWatch watch) {
    double price = wait.facts().signalPrice();
    double atr = wait.facts().atr();
    double away = ZoneInterest.distance(price, watch.low(), watch.high());
    double distanceAtr = away == 0 ? 0 : away / atr;
    AlertTier tier = ZoneInterest.tier(distanceAtr, Double.NaN);
    Set<ZoneTag.Kind> tags = EnumSet.noneOf(ZoneTag.Kind.class);
    wait.facts().zones().stream()
        .filter(z -> z.side() == watch.side() && z.rootId().equals(watch.rootId()))
        .forEach(z -> z.tags().forEach(tag -> tags.add(tag.kind())));
    Instrument instrument = wait.instrument();
    DistanceBand band = DistanceBand.of(distanceAtr);
    alerts.accept(
        Alert.zone(tier, instrument.venue(), instrument.symbol(), watch.side(), watch.rootId())
            .timeframe(wait.timeframe())
            .zone(new PriceRange(watch.low(), watch.high()))
            .price(price, atr)
            .urgent(ZoneAlertMaker.urgent(tier, tags))
            .validUntil(watch.expiresNanos())
            .label("band", band.name())
            .label("tags", ZoneWords.tags(tags))
            .label("origin", "setup")
            .text(
                ZoneWords.title(
                    instrument.symbol(), watch.side(), watch.low(), watch.high(), band),
                "The setup waits: " + wait.missing().get(0).code().missing()
                    + ". Look again at " + Words.number(watch.armPrice()) + ". "
                    + ZoneWords.CONTEXT)
            .createdAt(wait.asOfNanos()));
  }

  private static AlertBuilder start(
      AlertTier tier, Setup setup, Optional<PositionSide> side, String ref) {
    Instrument instrument = setup.instrument();
    return SetupWords.facts(
        Alert.setup(tier, instrument.venue(), instrument.symbol(), side, ref), setup);
  }

  private static AlertBuilder labelled(AlertBuilder alert, Setup setup) {
    return alert
        .label("revision", Integer.toString(setup.revision()))
        .label("rule", setup.facts().ruleVersion())
        .label("paper-only", Boolean.toString(setup.facts().paperOnly()));
  }

  private static List<AlertTier> tiers(boolean candidate) {
    return candidate
        ? List.of(AlertTier.ACTIONABLE_SETUP, AlertTier.AUTOMATION_CANDIDATE)
        : List.of(AlertTier.ACTIONABLE_SETUP);
  }

  private static Optional<ZoneEvidence> zone(Setup.Trade trade) {
    return trade.facts().zones().stream()
        .filter(z -> z.rootId().equals(trade.zoneRootId()))
        .findFirst();
  }

  /** Writes the whole state. */
  public void save(DataOutput out) throws IOException {
    SavedState.write(out, KIND, VERSION, this::write);
  }

  private void write(StateWriter out) throws IOException {
    out.integer(firings.size());
    for (Firing firing : firings) {
      firing.save(out);
    }
    out.integer(lastTrades.size());
    for (Map.Entry<String, LastTrade> entry : lastTrades.entrySet()) {
      out.text(entry.getKey());
      entry.getValue().save(out);
    }
  }

  /**
   * The rule that {@link #save} wrote; it continues exactly as the saved one would.
   *
   * @throws io.github.liqscape.state.StateException if there is no readable state
   */
  public static SetupAlerts restore(DataInput in, Consumer<Alert> alerts) throws IOException {
    return SavedState.read(in, KIND, VERSION, (state, version) -> read(state, alerts));
  }

  private static SetupAlerts read(StateReader in, Consumer<Alert> alerts) throws IOException {
    SetupAlerts restored = new SetupAlerts(alerts);
    int count = in.integer(0, MOST);
    for (int i = 0; i < count; i++) {
      restored.firings.add(Firing.restore(in));
    }
    count = in.integer(0, MOST);
    for (int i = 0; i < count; i++) {
      restored.lastTrades.put(in.text(StateFields.LONGEST_NAME), LastTrade.restore(in));
    }
    return restored;
  }
}
