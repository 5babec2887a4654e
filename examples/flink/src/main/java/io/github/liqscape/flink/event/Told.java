// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupJson;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user or an account is told: an event with what was decided at it, or the outcome of a
 * delivery.
 *
 * <p>{@link #ORDER} is the one order in which a subscriber of several markets takes what it is told:
 * time, then outcomes, then markets by name, then the order within the market. It depends on nothing
 * but the events, so it is the same on one thread and on many machines.
 *
 * @param to the user or account
 * @param atNanos event time, epoch nanoseconds
 * @param number of the event within its market, from 1
 * @param news what it is
 */
public record Told(String to, long atNanos, long number, News news) {

  /** What is told. */
  public sealed interface News {

    /** What it is ordered by within an instant. */
    String source();
  }

  /**
   * An event of a market.
   *
   * @param event of the venue
   * @param setup what was decided at it
   */
  public record Market(MarketEvent event, Optional<Setup> setup) implements News {
    @Override
    public String source() {
      return event.instrument().toString();
    }
  }

  /** The outcome of a delivery. */
  public record Delivered(DeliveryResult result) implements News {
    @Override
    public String source() {
      return ""; // before every market: an attempt ends before what happens at the instant of its end
    }
  }

  /** Time, outcomes, markets by name, number. */
  public static final Comparator<Told> ORDER =
      Comparator.comparingLong(Told::atNanos)
          .thenComparing(t -> t.news().source())
          .thenComparingLong(Told::number)
          .thenComparing(t -> t.news() instanceof Delivered d ? d.result().id() : "");

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
        out.writeByte(m.setup().isPresent() ? 2 : 1);
        out.writeLong(number);
        events.write(m.event(), out);
        if (m.setup().isPresent()) {
          byte[] json = SetupJson.write(m.setup().get()).getBytes(StandardCharsets.UTF_8);
          out.writeInt(json.length);
          out.write(json);
        }
      }
      case Delivered d -> {
        out.writeByte(3);
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
    if (kind == 3) {
      return of(DeliveryResult.of(in.readUTF()));
    }
    if (kind != 1 && kind != 2) {
      throw new IOException("kind of news must be in [1, 3], was " + kind);
    }
    long number = in.readLong();
    MarketEvent event = events.read(in);
    Optional<Setup> setup = Optional.empty();
    if (kind == 2) {
      byte[] json = new byte[in.readInt()];
      in.readFully(json);
      setup = Optional.of(SetupJson.read(new String(json, StandardCharsets.UTF_8)));
    }
    return new Told(to, event.eventNanos(), number, new Market(event, setup));
  }
}
