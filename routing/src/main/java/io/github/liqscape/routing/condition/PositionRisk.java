// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Watches the user's own positions: less than 2 % of the mark price from its liquidation price, and
 * worth more than 50 in quote currency, a position raises a critical ACTIVE_RISK alert, which
 * passes quiet hours. Each instrument is checked at the first mark price after 30 s of event time;
 * an alert is repeated at every check while it lasts and ends with one that says so. Constants:
 * {@code reference/alert-routing.md}, section 1.
 *
 * <p>Off until positions are given. It reads positions, it changes none.
 *
 * <p>Threading: single writer.
 */
public final class PositionRisk {

  /** Room to the liquidation price below which a position is in danger, a fraction of the mark. */
  public static final double DANGER_ROOM = 0.02;

  /** Notional above which a position matters, quote currency. */
  public static final double LEAST_NOTIONAL = 50;

  /** Time between two checks. */
  public static final long CHECK_NANOS = 30_000_000_000L;

  private static final String KIND = "position-risk";
  private static final int VERSION = 1;
  private static final int MOST = 100_000;

  private final Consumer<Alert> alerts;
  private final Map<Instrument, Watched> instruments = new LinkedHashMap<>();
  private long late;

  private static final class Watched {
    final EventOrder order = new EventOrder();
    final Map<String, OwnPosition> positions = new LinkedHashMap<>();
    final Map<String, Long> dangerSince = new TreeMap<>();
    double mark = Double.NaN;
    long checkedAt = Long.MIN_VALUE;
  }

  private PositionRisk(Consumer<Alert> alerts) {
    this.alerts = Objects.requireNonNull(alerts, "alerts");
  }

  /** The rule, without positions. */
  public static PositionRisk to(Consumer<Alert> alerts) {
    return new PositionRisk(alerts);
  }

  /**
   * Replaces all positions. One that is gone and was in danger ends at the newest event time of its
   * instrument.
   *
   * @throws IllegalArgumentException if two of one instrument have the same id
   */
  public void positions(Collection<OwnPosition> now) {
    Map<Instrument, Map<String, OwnPosition>> next = new LinkedHashMap<>();
    for (OwnPosition position : now) {
      OwnPosition other =
          next.computeIfAbsent(position.instrument(), i -> new LinkedHashMap<>())
              .put(position.id(), position);
      if (other != null) {
        throw new IllegalArgumentException(
            "position ids must differ on " + position.instrument() + ", was twice '"
                + position.id() + "'");
      }
    }
    next.keySet().forEach(i -> instruments.computeIfAbsent(i, x -> new Watched()));
    instruments.forEach((instrument, watched) -> {
      Map<String, OwnPosition> positions = next.getOrDefault(instrument, Map.of());
      for (String id : List.copyOf(watched.dangerSince.keySet())) {
        OwnPosition before = watched.positions.get(id);
        if (!positions.containsKey(id) && before != null) {
          end(watched, before, "is gone");
        }
      }
      watched.positions.clear();
      watched.positions.putAll(positions);
    });
  }

  /** Positions watched at present. */
  public List<OwnPosition> positions() {
    return instruments.values().stream().flatMap(w -> w.positions.values().stream()).toList();
  }

  /** Applies a mark price; late ones are counted and change nothing. */
  public void apply(MarkPrice event) {
    Watched watched = instruments.get(event.instrument());
    if (watched == null) {
      return;
    }
    if (watched.order.offer(StreamKind.MARK_PRICE, event.eventNanos())
        != EventOrder.Verdict.APPLY) {
      late++;
      return;
    }
    watched.mark = event.mark();
    if (watched.checkedAt == Long.MIN_VALUE
        || event.eventNanos() - watched.checkedAt >= CHECK_NANOS) {
      watched.checkedAt = event.eventNanos();
      watched.positions.values().forEach(position -> check(watched, position));
    }
  }

  /** Mark prices that came too late or twice. */
  public long late() {
    return late;
  }

  private void check(Watched watched, OwnPosition position) {
    double notional = position.instrument().notional(position.quantity(), watched.mark);
    boolean danger = position.room(watched.mark) < DANGER_ROOM && notional > LEAST_NOTIONAL;
    if (danger) {
      long since = watched.dangerSince.computeIfAbsent(position.id(), id -> watched.checkedAt);
      double room = 100 * position.room(watched.mark);
      alerts.accept(
          start(watched, position, since)
              .text(
                  position.instrument().symbol() + " " + position.side() + " is near liquidation",
                  "Mark " + Words.number(watched.mark) + ", liquidation price "
                      + Words.number(position.liquidationPrice()) + ", "
                      + Words.rough(room) + " % away; notional "
                      + Words.rough(notional) + " in quote currency.")
              .createdAt(watched.checkedAt));
    } else if (watched.dangerSince.containsKey(position.id())) {
      end(watched, position, "has room again");
    }
  }

  private void end(Watched watched, OwnPosition position, String why) {
    Long since = watched.dangerSince.remove(position.id());
    long now = watched.order.newestNanos();
    alerts.accept(
        start(watched, position, since == null ? now : since)
            .endsAt(now)
            .text(
                position.instrument().symbol() + " " + position.side() + " " + why,
                "Liquidation price " + Words.number(position.liquidationPrice()) + ", mark "
                    + Words.number(watched.mark) + ".")
            .createdAt(now));
  }

  private static AlertBuilder start(Watched watched, OwnPosition position, long since) {
    Instrument instrument = position.instrument();
    return Alert.condition(
            AlertTier.ACTIVE_RISK, instrument.venue(), instrument.symbol(),
            "position-" + position.id())
        .critical(true)
        .price(watched.mark, Double.NaN)
        .label("position-side", position.side().name())
        .startsAt(since);
  }

  /** Writes the whole state, positions included. */
  public void save(DataOutput out) throws IOException {
    SavedState.write(out, KIND, VERSION, this::write);
  }

  private void write(StateWriter out) throws IOException {
    out.number(late).integer(instruments.size());
    for (Map.Entry<Instrument, Watched> entry : instruments.entrySet()) {
      Watched watched = entry.getValue();
      StateFields.instrument(out, entry.getKey());
      watched.order.save(out.output());
      out.decimal(watched.mark).number(watched.checkedAt);
      out.integer(watched.positions.size());
      for (OwnPosition p : watched.positions.values()) {
        out.text(p.id()).constant(p.side()).decimal(p.quantity()).decimal(p.liquidationPrice());
      }
      out.integer(watched.dangerSince.size());
      for (Map.Entry<String, Long> danger : watched.dangerSince.entrySet()) {
        out.text(danger.getKey()).number(danger.getValue());
      }
    }
  }

  /**
   * The rule that {@link #save} wrote, positions included; it continues exactly as the saved one
   * would.
   *
   * @throws io.github.liqscape.state.StateException if there is no readable state
   */
  public static PositionRisk restore(DataInput in, Consumer<Alert> alerts) throws IOException {
    return SavedState.read(in, KIND, VERSION, (state, version) -> read(state, alerts));
  }

  private static PositionRisk read(StateReader in, Consumer<Alert> alerts) throws IOException {
    PositionRisk restored = new PositionRisk(alerts);
    restored.late = in.number();
    int count = in.integer(0, MOST);
    for (int i = 0; i < count; i++) {
      Instrument instrument = StateFields.instrument(in);
      Watched watched = new Watched();
      watched.order.restore(in.input());
      watched.mark = in.decimal();
      watched.checkedAt = in.number();
      int positions = in.integer(0, MOST);
      for (int p = 0; p < positions; p++) {
        OwnPosition position =
            new OwnPosition(
                instrument, in.text(StateFields.LONGEST_NAME),
                in.constant(PositionSide.class), in.decimal(),
                in.decimal());
        watched.positions.put(position.id(), position);
      }
      int dangers = in.integer(0, MOST);
      for (int d = 0; d < dangers; d++) {
        watched.dangerSince.put(in.text(StateFields.LONGEST_NAME), in.number());
      }
      restored.instruments.put(instrument, watched);
    }
    return restored;
  }
}
