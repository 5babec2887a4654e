// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.UserLevel;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Levels, zones and lines that a person drew: as drawn, known from the first bar that closes at or
 * after their event time, replaced by a later one with the same id.
 */
final class UserLevels {

  private static final int LONGEST = 1 << 16;
  private static final int LONGEST_ID = 64;

  private final BarWindow bars;
  private final Instrument instrument;
  private final List<UserLevel> waiting = new ArrayList<>();
  private final List<UserLevel> live = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();
  private final ObjectRing past;

  /** No bar before this one forgets a past one. */
  private int forgetAt;

  private record Origin(int id, int knownAt, long knownNanos) {}

  UserLevels(BarWindow bars, Instrument instrument) {
    this.bars = bars;
    this.instrument = instrument;
    this.past = ObjectRing.ofRetired(bars);
  }

  void draw(UserLevel level) {
    if (!level.instrument().equals(instrument)) {
      throw new IllegalArgumentException(
          "level must be drawn on " + instrument + ", was on " + level.instrument());
    }
    waiting.add(level);
  }

  void update() {
    if (bars.newest() >= forgetAt) {
      forgetAt = past.forget();
    }
    if (waiting.isEmpty()) {
      return;
    }
    long nanos = bars.closeNanos(bars.newest());
    for (int i = 0; i < waiting.size(); ) {
      if (waiting.get(i).eventNanos() <= nanos) {
        appear(waiting.remove(i), nanos);
      } else {
        i++;
      }
    }
  }

  private void appear(UserLevel level, long nanos) {
    int id = bars.nextId();
    for (int i = 0; i < live.size(); i++) {
      if (live.get(i).id().equals(level.id())) {
        past.supersede(retire(i), id);
        live.remove(i);
        origins.remove(i);
        break;
      }
    }
    live.add(level);
    origins.add(new Origin(id, bars.newest(), nanos));
  }

  private int retire(int i) {
    Origin origin = origins.get(i);
    return past.retire(
        origin.id, StructureKind.USER_LEVEL, origin.knownAt, live.get(i).fromNanos(), low(i),
        high(i), origin.knownAt, origin.knownNanos);
  }

  int size() {
    return live.size();
  }

  int id(int i) {
    return origins.get(i).id;
  }

  int knownAt(int i) {
    return origins.get(i).knownAt;
  }

  /** Lower price at the close of the newest bar. */
  double low(int i) {
    return live.get(i).lowAt(bars.closeNanos(bars.newest()));
  }

  /** Upper price at the close of the newest bar. */
  double high(int i) {
    return live.get(i).highAt(bars.closeNanos(bars.newest()));
  }

  StructureObject view(int i) {
    Origin origin = origins.get(i);
    return new StructureObject(
        bars.timeframe(), origin.id, StructureKind.USER_LEVEL, null, 0, origin.knownAt,
        live.get(i).fromNanos(), low(i), high(i), origin.knownAt, origin.knownNanos,
        ObjectState.ACTIVE, origin.knownAt, origin.knownNanos, Double.NaN, 0, -1);
  }

  void view(List<StructureObject> into) {
    past.view(into);
    for (int i = 0; i < live.size(); i++) {
      into.add(view(i));
    }
  }

  void save(StateWriter out) throws IOException {
    past.save(out);
    write(out, waiting);
    write(out, live);
    for (Origin origin : origins) {
      out.integer(origin.id).integer(origin.knownAt).number(origin.knownNanos);
    }
  }

  void restore(StateReader in) throws IOException {
    past.restore(in);
    read(in, waiting);
    read(in, live);
    origins.clear();
    for (int i = 0; i < live.size(); i++) {
      origins.add(new Origin(in.integer(), in.integer(), in.number()));
    }
  }

  private static void write(StateWriter out, List<UserLevel> levels) throws IOException {
    out.integer(levels.size());
    for (UserLevel level : levels) {
      out.text(level.id()).number(level.eventNanos()).number(level.fromNanos());
      out.decimal(level.fromLow()).decimal(level.fromHigh()).decimal(level.perHour());
    }
  }

  private void read(StateReader in, List<UserLevel> levels) throws IOException {
    levels.clear();
    int size = in.integer(0, LONGEST);
    for (int i = 0; i < size; i++) {
      levels.add(
          new UserLevel(
              instrument, in.text(LONGEST_ID), in.number(), in.number(), in.decimal(),
              in.decimal(), in.decimal()));
    }
  }
}
