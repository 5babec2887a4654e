// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.RoutingEvent.Cause;
import io.github.liqscape.routing.RoutingEvent.Decided;
import io.github.liqscape.routing.RoutingEvent.Ended;
import io.github.liqscape.routing.RoutingEvent.Floor;
import io.github.liqscape.routing.RoutingEvent.Flushed;
import io.github.liqscape.routing.RoutingEvent.Planned;
import io.github.liqscape.routing.RoutingEvent.Resent;
import io.github.liqscape.routing.RoutingEvent.Retrying;
import io.github.liqscape.routing.RoutingEvent.Silenced;
import io.github.liqscape.routing.RoutingEvent.Switched;
import io.github.liqscape.routing.RoutingEvent.ZoneLeft;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertCodec;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.RoutingNote;
import io.github.liqscape.routing.alert.TargetDecision;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.rule.LabelMatcher;
import io.github.liqscape.routing.rule.Silence;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts in bytes. The type of a journal entry tells which fact it is, its version the layout. */
final class EventCodec {

  static final int VERSION = 1;

  private static final Cause[] CAUSES = Cause.values();
  private static final ReasonCode[] REASONS = ReasonCode.values();
  private static final DeliveryEnd[] ENDS = DeliveryEnd.values();
  private static final RoutingNote[] NOTES = RoutingNote.values();
  private static final int LONGEST_DETAIL = 2_000;

  private EventCodec() {}

  static int type(RoutingEvent event) {
    return switch (event) {
      case Decided d -> 1;
      case Flushed f -> 2;
      case Retrying r -> 3;
      case Ended e -> 4;
      case ZoneLeft z -> 5;
      case Silenced s -> 6;
      case Switched s -> 7;
      case Floor f -> 8;
      case Resent r -> 9;
    };
  }

  /** Whether an entry must stay however old it is: silences, switched targets, the floor. */
  static boolean outlives(int type) {
    return type >= 6 && type <= 8;
  }

  /** Writes a fact; the buffer is used anew. */
  static byte[] bytes(RoutingEvent event, RecordBuffer buffer) {
    buffer.clear();
    write(buffer, event);
    return buffer.copy();
  }

  private static void write(DataOutput out, RoutingEvent event) {
    try {
      out.writeLong(event.clockNanos());
      switch (event) {
        case Decided d -> write(out, d);
        case Flushed f -> write(out, f);
        case Retrying r -> {
          out.writeUTF(r.deliveryId());
          out.writeUTF(r.target());
          out.writeInt(r.attempt());
          out.writeUTF(shortened(r.why()));
          out.writeLong(r.retryAtNanos());
        }
        case Ended e -> {
          out.writeUTF(e.deliveryId());
          out.writeUTF(e.target());
          out.writeByte(e.end().ordinal());
          out.writeInt(e.attempts());
          out.writeUTF(shortened(e.detail()));
        }
        case ZoneLeft z -> {
          out.writeUTF(z.dedupeKey());
          out.writeLong(z.atNanos());
        }
        case Silenced s -> write(out, s.silence());
        case Switched s -> {
          out.writeUTF(s.target());
          out.writeBoolean(s.enabled());
          out.writeUTF(shortened(s.why()));
        }
        case Floor f -> out.writeLong(f.sequence());
        case Resent r -> out.writeUTF(r.deliveryId());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  /**
   * Reads a fact.
   *
   * @throws IOException if it is none of this version
   */
  static RoutingEvent read(int type, int version, byte[] payload) throws IOException {
    if (version != VERSION) {
      throw new IOException("version of a routing entry must be " + VERSION + ", was " + version);
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    long clock = in.readLong();
    return switch (type) {
      case 1 -> decided(in, clock);
      case 2 -> flushed(in, clock);
      case 3 ->
          new Retrying(
              clock, in.readUTF(), in.readUTF(), in.readInt(), in.readUTF(), in.readLong());
      case 4 ->
          new Ended(
              clock, in.readUTF(), in.readUTF(), of(ENDS, in), in.readInt(), in.readUTF());
      case 5 -> new ZoneLeft(clock, in.readUTF(), in.readLong());
      case 6 -> new Silenced(clock, silence(in));
      case 7 -> new Switched(clock, in.readUTF(), in.readBoolean(), in.readUTF());
      case 8 -> new Floor(clock, in.readLong());
      case 9 -> new Resent(clock, in.readUTF());
      default -> throw new IOException("type of a routing entry must be in [1, 9], was " + type);
    };
  }

  private static void write(DataOutput out, Decided d) throws IOException {
    out.writeByte(d.cause().ordinal());
    out.writeLong(d.decidedAtNanos());
    AlertCodec.write(out, d.alert());
    out.writeShort(d.targets().size());
    for (Planned p : d.targets()) {
      TargetDecision t = p.decision();
      out.writeUTF(t.target());
      out.writeUTF(t.channel());
      out.writeByte(t.reason().ordinal());
      out.writeByte(bits(t.notes()));
      out.writeUTF(shortened(t.detail()));
      out.writeLong(t.notBeforeNanos());
      out.writeUTF(t.deliveryId().orElse(""));
      if (t.deliveryId().isPresent()) {
        out.writeLong(p.sequence());
        out.writeInt(p.repeats());
        out.writeLong(p.repeatSpanNanos());
      }
    }
  }

  private static Decided decided(DataInputStream in, long clock) throws IOException {
    Cause cause = of(CAUSES, in);
    long decidedAt = in.readLong();
    Alert alert = AlertCodec.read(in);
    int size = in.readUnsignedShort();
    List<Planned> targets = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      String target = in.readUTF();
      String channel = in.readUTF();
      ReasonCode reason = of(REASONS, in);
      Set<RoutingNote> notes = notes(in.readUnsignedByte());
      String detail = in.readUTF();
      long notBefore = in.readLong();
      String id = in.readUTF();
      TargetDecision decision =
          new TargetDecision(
              target, channel, state(reason), reason, notes, detail, notBefore,
              id.isEmpty() ? Optional.empty() : Optional.of(id));
      targets.add(
          id.isEmpty()
              ? Planned.without(decision)
              : new Planned(decision, in.readLong(), in.readInt(), in.readLong()));
    }
    return new Decided(clock, cause, alert, decidedAt, targets);
  }

  private static TargetDecision.State state(ReasonCode reason) {
    if (reason.sends()) {
      return TargetDecision.State.PLANNED;
    }
    return reason.holds() ? TargetDecision.State.HELD : TargetDecision.State.SUPPRESSED;
  }

  private static void write(DataOutput out, Flushed f) throws IOException {
    out.writeUTF(f.target());
    out.writeUTF(f.group());
    out.writeByte(f.reason().ordinal());
    out.writeUTF(f.deliveryId().orElse(""));
    out.writeLong(f.sequence());
    writeAlerts(out, f.firing());
    writeAlerts(out, f.ended());
    out.writeInt(f.muted().size());
    for (Map.Entry<String, ReasonCode> muted : f.muted().entrySet()) {
      out.writeUTF(muted.getKey());
      out.writeByte(muted.getValue().ordinal());
    }
    out.writeLong(f.notBeforeNanos());
  }

  private static Flushed flushed(DataInputStream in, long clock) throws IOException {
    String target = in.readUTF();
    String group = in.readUTF();
    ReasonCode reason = of(REASONS, in);
    String id = in.readUTF();
    long sequence = in.readLong();
    List<Alert> firing = alerts(in);
    List<Alert> ended = alerts(in);
    Map<String, ReasonCode> muted = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      muted.put(in.readUTF(), of(REASONS, in));
    }
    return new Flushed(
        clock, target, group, reason, id.isEmpty() ? Optional.empty() : Optional.of(id), sequence,
        firing, ended, muted, in.readLong());
  }

  private static void writeAlerts(DataOutput out, List<Alert> alerts) throws IOException {
    out.writeInt(alerts.size());
    for (Alert alert : alerts) {
      AlertCodec.write(out, alert);
    }
  }

  private static List<Alert> alerts(DataInputStream in) throws IOException {
    List<Alert> alerts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      alerts.add(AlertCodec.read(in));
    }
    return alerts;
  }

  static void write(DataOutput out, Silence s) throws IOException {
    out.writeUTF(s.id());
    out.writeShort(s.matchers().size());
    for (LabelMatcher matcher : s.matchers()) {
      out.writeUTF(matcher.toString());
    }
    out.writeLong(s.startsAtNanos());
    out.writeLong(s.endsAtNanos());
    out.writeUTF(s.author());
    out.writeUTF(s.comment());
  }

  static Silence silence(DataInput in) throws IOException {
    String id = in.readUTF();
    List<LabelMatcher> matchers = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      matchers.add(LabelMatcher.parse(in.readUTF()));
    }
    return new Silence(
        id, matchers, in.readLong(), in.readLong(), in.readUTF(), in.readUTF());
  }

  private static int bits(Set<RoutingNote> notes) {
    int bits = 0;
    if (notes.isEmpty()) {
      return bits;
    }
    for (RoutingNote note : notes) {
      bits |= 1 << note.ordinal();
    }
    return bits;
  }

  private static Set<RoutingNote> notes(int bits) {
    EnumSet<RoutingNote> notes = EnumSet.noneOf(RoutingNote.class);
    for (RoutingNote note : NOTES) {
      if ((bits & 1 << note.ordinal()) != 0) {
        notes.add(note);
      }
    }
    return notes;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
  }

  private static <E> E of(E[] all, DataInputStream in) throws IOException {
    int ordinal = in.readUnsignedByte();
    if (ordinal >= all.length) {
      throw new IOException(
          "constant of " + all[0].getClass().getSimpleName() + " must be in [0, "
              + (all.length - 1) + "], was " + ordinal);
    }
    return all[ordinal];
  }
}
