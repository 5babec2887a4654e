// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes on now: the more urgent news of a place mutes the less urgent of another there. */
final class ActiveAlerts {

  private record Where(String venue, String symbol, Optional<PositionSide> side) {
    static Where of(Alert alert) {
      return new Where(alert.venue().id(), alert.symbol(), alert.side());
    }
  }

  /** An alert that goes on, in the line of its place and tier. */
  static final class Active {
    private final Line line;
    private final String dedupeKey;
    private final String ref;

    /** When it will be over, if it is not seen again. */
    private long untilNanos;

    private boolean gone;
    private @Nullable Active before;
    private @Nullable Active after;

    private Active(Line line, String dedupeKey, String ref) {
      this.line = line;
      this.dedupeKey = dedupeKey;
      this.ref = ref;
    }

    private boolean active(long now) {
      return now < untilNanos;
    }
  }

  /** Alerts of a place and tier, the one seen last at the end: only what may mute is ever read. */
  private static final class Line {
    private final Line[] place;
    private final Map<String, Active> byKey = new HashMap<>(2);
    private @Nullable Active first;
    private @Nullable Active last;

    /** When the first will be over. */
    private long firstUntilNanos = Long.MAX_VALUE;

    Line(Line[] place) {
      this.place = place;
    }

    void append(Active a) {
      Active end = last;
      a.before = end;
      a.after = null;
      last = a;
      if (end == null) {
        first = a;
        firstUntilNanos = a.untilNanos;
      } else {
        end.after = a;
      }
    }

    void unlink(Active a) {
      Active left = a.before;
      Active right = a.after;
      if (right == null) {
        last = left;
      } else {
        right.before = left;
      }
      if (left == null) {
        first = right;
        firstUntilNanos = right == null ? Long.MAX_VALUE : right.untilNanos;
      } else {
        left.after = right;
      }
    }

    void forget(Active a) {
      unlink(a);
      byKey.remove(a.dedupeKey);
      a.gone = true;
    }

    /** What was not seen for longest stands first; what ended early behind it stays until then. */
    void forgetOldest(long now) {
      while (first != null && now >= firstUntilNanos) {
        forget(first);
      }
    }

    /** Forgets all that is over. */
    void purge(long now) {
      for (Active a = first; a != null; a = a.after) {
        if (!a.active(now)) {
          forget(a);
        }
      }
    }
  }

  private static final int TIERS = AlertTier.values().length;

  private final Map<Where, Line[]> places = new LinkedHashMap<>();
  private final long resolveTimeoutNanos;

  ActiveAlerts(long resolveTimeoutNanos) {
    this.resolveTimeoutNanos = resolveTimeoutNanos;
  }

  /**
   * An alert was seen; one that has ended is active no more.
   *
   * @param known what the last call for its story returned, null if nothing
   */
  @Nullable Active seen(Alert alert, long now, @Nullable Active known) {
    boolean active = alert.firing(now) && mutes(alert);
    Line[] here = place(alert, known);
    if (here == null) {
      if (!active) {
        return null;
      }
      here = lines();
      places.put(Where.of(alert), here);
    }
    Line line = here[alert.tier().ordinal()];
    Active own =
        known != null && !known.gone && known.line == line
            ? known
            : line.byKey.get(alert.dedupeKey());
    if (own != null) {
      line.unlink(own);
    }
    for (Line each : here) {
      each.forgetOldest(now);
    }
    if (active) {
      if (own == null) {
        own = new Active(line, alert.dedupeKey(), alert.ref());
        line.byKey.put(alert.dedupeKey(), own);
      }
      own.untilNanos = until(alert, now);
      line.append(own);
    } else if (own != null) {
      line.byKey.remove(own.dedupeKey);
      own.gone = true;
      own = null;
    }
    return own;
  }

  /**
   * Whether a more urgent alert of another ref mutes this one.
   *
   * @param known what {@link #seen} returned for its story, null if nothing
   */
  boolean mutes(Alert alert, long now, @Nullable Active known) {
    if (alert.tier() == AlertTier.AUTOMATION_CANDIDATE) {
      return false;
    }
    Line[] here = place(alert, known);
    if (here == null) {
      return false;
    }
    for (int tier = alert.tier().ordinal() + 1; tier < TIERS; tier++) {
      for (Active a = here[tier].first; a != null; a = a.after) {
        if (!a.ref.equals(alert.ref()) && a.active(now)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Forgets what is over. */
  void purge(long now) {
    places
        .values()
        .removeIf(
            here -> {
              boolean nothing = true;
              for (Line line : here) {
                line.purge(now);
                nothing &= line.first == null;
              }
              return nothing;
            });
  }

  int size() {
    return places.size();
  }

  void save(StateWriter out) throws IOException {
    out.integer(places.size());
    for (Map.Entry<Where, Line[]> entry : places.entrySet()) {
      Where where = entry.getKey();
      out.text(where.venue).text(where.symbol);
      out.text(where.side.isEmpty() ? "" : where.side.get().name());
      for (Line line : entry.getValue()) {
        out.integer(line.byKey.size());
        for (Active a = line.first; a != null; a = a.after) {
          out.text(a.dedupeKey).text(a.ref).number(a.untilNanos);
        }
      }
    }
  }

  void restore(StateReader in) throws IOException {
    for (int left = in.integer(0, Saved.MOST); left > 0; left--) {
      String venue = in.text(Saved.LONGEST_TEXT);
      String symbol = in.text(Saved.LONGEST_TEXT);
      String side = in.text(Saved.LONGEST_TEXT);
      Line[] here = lines();
      for (Line line : here) {
        for (int n = in.integer(0, Saved.MOST); n > 0; n--) {
          Active a =
              new Active(line, in.text(Saved.LONGEST_TEXT), in.text(Saved.LONGEST_TEXT));
          a.untilNanos = in.number();
          line.byKey.put(a.dedupeKey, a);
          line.append(a);
        }
      }
      places.put(
          new Where(
              venue, symbol,
              side.isEmpty() ? Optional.empty() : Optional.of(PositionSide.valueOf(side))),
          here);
    }
  }

  private Line @Nullable [] place(Alert alert, @Nullable Active known) {
    return known != null && !known.gone ? known.line.place : places.get(Where.of(alert));
  }

  /** Not seen again, ended, expired: whatever comes first. */
  private long until(Alert alert, long now) {
    long unseen = now + resolveTimeoutNanos;
    return Math.min(
        unseen < now ? Long.MAX_VALUE : unseen,
        Math.min(alert.endsAtNanos(), alert.expiresAtNanos()));
  }

  /** A WAIT mutes nothing, and nothing is less urgent than a watched zone. */
  private static boolean mutes(Alert alert) {
    return alert.tier() != AlertTier.WATCHLIST
        && (alert.verdict().isEmpty() || alert.verdict().get() != Decision.WAIT);
  }

  private static Line[] lines() {
    Line[] lines = new Line[TIERS];
    for (int i = 0; i < TIERS; i++) {
      lines[i] = new Line(lines);
    }
    return lines;
  }
}
