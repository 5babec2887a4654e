// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.setup.Decision;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An alert in bytes, for a journal: every field, in the order of {@link Alert}. The layout has no
 * version of its own; the entry that holds it has.
 */
public final class AlertCodec {

  private static final AlertTier[] TIERS = AlertTier.values();
  private static final AlertKind[] KINDS = AlertKind.values();
  private static final AlertIntent[] INTENTS = AlertIntent.values();
  private static final PositionSide[] SIDES = PositionSide.values();
  private static final Decision[] VERDICTS = Decision.values();
  private static final int ABSENT = 0xff;

  private AlertCodec() {}

  /** Writes an alert. */
  public static void write(DataOutput out, Alert a) throws IOException {
    out.writeByte(a.tier().ordinal());
    out.writeByte(a.kind().ordinal());
    out.writeUTF(a.venue().id());
    out.writeUTF(a.symbol());
    out.writeByte(a.side().isPresent() ? a.side().get().ordinal() : ABSENT);
    out.writeUTF(a.ref());
    out.writeUTF(a.ownId() ? a.id() : "");
    out.writeUTF(a.timeframe().isPresent() ? a.timeframe().get().code() : "");
    out.writeByte(a.verdict().isPresent() ? a.verdict().get().ordinal() : ABSENT);
    out.writeByte(a.intent().ordinal());
    writeConviction(out, a.conviction());
    out.writeDouble(a.pnlPct());
    out.writeDouble(a.pnlR());
    out.writeDouble(a.price());
    out.writeDouble(a.atr());
    out.writeBoolean(a.zone().isPresent());
    if (a.zone().isPresent()) {
      out.writeDouble(a.zone().get().low());
      out.writeDouble(a.zone().get().high());
    }
    out.writeBoolean(a.urgent());
    out.writeBoolean(a.critical());
    out.writeLong(a.startsAtNanos());
    out.writeLong(a.endsAtNanos());
    out.writeLong(a.createdAtNanos());
    out.writeLong(a.validUntilNanos());
    writeText(out, a.title());
    writeText(out, a.text());
    out.writeShort(a.labels().size());
    if (!a.labels().isEmpty()) {
      writeLabels(out, a.labels());
    }
  }

  private static void writeLabels(DataOutput out, Map<String, String> labels)
      throws IOException {
    for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
      out.writeUTF(label.getKey());
      out.writeUTF(label.getValue());
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is none
   */
  public static Alert read(DataInput in) throws IOException {
    AlertTier tier = constant(TIERS, in);
    AlertKind kind = constant(KINDS, in);
    Venue venue = Venue.of(in.readUTF());
    String symbol = in.readUTF();
    int side = in.readUnsignedByte();
    AlertBuilder a =
        new AlertBuilder(
            tier, kind, venue, symbol,
            side == ABSENT ? Optional.empty() : Present.side(of(SIDES, side)), in.readUTF());
    String id = in.readUTF();
    if (!id.isEmpty()) {
      a.id(id);
    }
    String timeframe = in.readUTF();
    if (!timeframe.isEmpty()) {
      a.timeframe(Timeframe.ofCode(timeframe));
    }
    int verdict = in.readUnsignedByte();
    if (verdict != ABSENT) {
      a.verdict(of(VERDICTS, verdict));
    }
    a.intent(constant(INTENTS, in));
    a.conviction(readConviction(in));
    a.pnl(in.readDouble(), in.readDouble());
    a.price(in.readDouble(), in.readDouble());
    if (in.readBoolean()) {
      a.zone(new PriceRange(in.readDouble(), in.readDouble()));
    }
    a.urgent(in.readBoolean());
    a.critical(in.readBoolean());
    a.startsAt(in.readLong());
    a.endsAt(in.readLong());
    long createdAt = in.readLong();
    a.validUntil(in.readLong());
    a.text(readText(in), readText(in));
    int labels = in.readUnsignedShort();
    for (int i = 0; i < labels; i++) {
      a.label(in.readUTF(), in.readUTF());
    }
    return a.createdAt(createdAt);
  }

  private static void writeConviction(DataOutput out, Conviction conviction) throws IOException {
    switch (conviction) {
      case Conviction.None n -> out.writeByte(0);
      case Conviction.Calibrated c -> {
        out.writeByte(1);
        out.writeDouble(c.probability());
        out.writeDouble(c.lowerExpectedValue());
      }
      case Conviction.Uncalibrated u -> {
        out.writeByte(2);
        out.writeDouble(u.score());
      }
      case Conviction.Claimed c -> {
        out.writeByte(3);
        out.writeDouble(c.confidence());
      }
    }
  }

  private static Conviction readConviction(DataInput in) throws IOException {
    int measure = in.readUnsignedByte();
    return switch (measure) {
      case 0 -> new Conviction.None();
      case 1 -> new Conviction.Calibrated(in.readDouble(), in.readDouble());
      case 2 -> new Conviction.Uncalibrated(in.readDouble());
      case 3 -> new Conviction.Claimed(in.readDouble());
      default -> throw new IOException("measure of conviction must be in [0, 3], was " + measure);
    };
  }

  /** A text that may be longer than {@link DataOutput#writeUTF} takes. */
  private static void writeText(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > 4 * 65_536) {
      throw new IOException("length of a text must be in [0, 262144], was " + length);
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static <E> E constant(E[] all, DataInput in) throws IOException {
    return of(all, in.readUnsignedByte());
  }

  private static <E> E of(E[] all, int ordinal) throws IOException {
    if (ordinal >= all.length) {
      throw new IOException(
          "constant of " + all[0].getClass().getSimpleName() + " must be in [0, "
              + (all.length - 1) + "], was " + ordinal);
    }
    return all[ordinal];
  }
}
