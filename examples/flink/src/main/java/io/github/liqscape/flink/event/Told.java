// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertCodec;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupJson;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user or an account is told: an event with what was decided at it, or the outcome of a
 * delivery.
 *
 * <p>{@link #ORDER} is the one order in which a subscriber of several markets takes what it is
 * told: time, then outcomes, then markets by venue and symbol, then the order within the market. It
 * depends on nothing but the events, so it is the same on one thread and on many machines.
 *
 * @param to the user or account
 * @param atNanos event time, epoch nanoseconds
 * @param number of the event within its market, from 1
 * @param news what it is
 */
public record Told(String to, long atNanos, long number, News news) {

  /** What is told. */
  public sealed interface News {}

  /**
   * An event of a market.
   *
   * @param event of the venue
   * @param setup what was decided at it
   * @param alerts what the zones of its map had to say at it
   */
  public record Market(MarketEvent event, Optional<Setup> setup, List<Alert> alerts)
      implements News {
    public Market {
      alerts = List.copyOf(alerts);
    }
  }

  /** The outcome of a delivery. */
  public record Delivered(DeliveryResult result) implements News {}

  private static final int DELIVERED = 0;
  private static final int MARKET = 1;
  private static final int SETUP = 2;
  private static final int ALERTS = 4;

  /** Markets by venue, then symbol. */
  public static final Comparator<Instrument> MARKETS =
      Comparator.comparing((Instrument i) -> i.venue().id()).thenComparing(Instrument::symbol);

  /** Time, outcomes by id, markets, number. */
  public static final Comparator<Told> ORDER = Told::compare;

  private static int compare(Told a, Told b) {
    int time = Long.compare(a.atNanos, b.atNanos);
    return time != 0 ? time : ofAnInstant(a, b);
  }

  /** An attempt ends before what happens at the instant of its end. */
  private static int ofAnInstant(Told a, Told b) {
    if (a.news instanceof Market one && b.news instanceof Market two) {
      int market = MARKETS.compare(one.event.instrument(), two.event.instrument());
      return market != 0 ? market : Long.compare(a.number, b.number);
    }
    if (a.news instanceof Delivered one && b.news instanceof Delivered two) {
      return one.result.id().compareTo(two.result.id());
    }
    return a.news instanceof Delivered ? -1 : 1;
  }

  public Told {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(news, "news");
  }

  /** An outcome for the user whose delivery it was. */
  public static Told of(DeliveryResult result) {
    return new Told(result.user(), result.atNanos(), 0, new Delivered(result));
  }

  /** Writes all of it. */
  public void write(DataOutput out, EventCodec events) throws IOException {
    out.writeUTF(to);
    switch (news) {
      case Market m -> {
        out.writeByte(
            MARKET | (m.setup().isPresent() ? SETUP : 0) | (m.alerts().isEmpty() ? 0 : ALERTS));
        out.writeLong(number);
        events.write(m.event(), out);
        if (m.setup().isPresent()) {
          byte[] json = SetupJson.write(m.setup().get()).getBytes(StandardCharsets.UTF_8);
          out.writeInt(json.length);
          out.write(json);
        }
        if (!m.alerts().isEmpty()) {
          out.writeInt(m.alerts().size());
          for (Alert alert : m.alerts()) {
            AlertCodec.write(out, alert);
          }
        }
      }
      case Delivered d -> {
        out.writeByte(DELIVERED);
        out.writeUTF(d.result().line());
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is something else
   */
  public static Told read(DataInput in, EventCodec events) throws IOException {
    String to = in.readUTF();
    int kind = in.readUnsignedByte();
    if (kind == DELIVERED) {
      return of(DeliveryResult.of(in.readUTF()));
    }
    if ((kind & MARKET) == 0 || kind > (MARKET | SETUP | ALERTS)) {
      throw new IOException("kind of news must be 0, 1, 3, 5 or 7, was " + kind);
    }
    long number = in.readLong();
    MarketEvent event = events.read(in);
    Optional<Setup> setup = Optional.empty();
    if ((kind & SETUP) != 0) {
      byte[] json = new byte[in.readInt()];
      in.readFully(json);
      setup = Optional.of(SetupJson.read(new String(json, StandardCharsets.UTF_8)));
    }
    List<Alert> alerts = new ArrayList<>();
    for (int left = (kind & ALERTS) == 0 ? 0 : in.readInt(); left > 0; left--) {
      alerts.add(AlertCodec.read(in));
    }
    return new Told(to, event.eventNanos(), number, new Market(event, setup, alerts));
  }
}
