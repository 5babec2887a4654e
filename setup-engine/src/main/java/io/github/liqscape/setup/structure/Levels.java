// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.UserLevel;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;

/**
 * Support and resistance: clusters of INTERNAL pivots, the high and low of the previous UTC day and
 * week, and what a person drew.
 *
 * <p>A confirmed pivot joins the nearest cluster whose centre is at most max(0.25 ATR, its half
 * width) away, ATR of the confirming bar, or makes a new one. The centre is the mean of the members,
 * the half width max(0.25 ATR, their standard deviation), both fixed until the next member comes; the
 * score is the sum of exp(-age / 500) * clamp(relVolume, 0.5, 2) over the members, age in bars since
 * the pivot. A cluster that would then overlap others unites with them to a new level, known now;
 * the old ones are SUPERSEDED. A cluster without a new member for the memory's length EXPIRES.
 *
 * <p>Live levels have positions in [0, {@link #liveCount()}): clusters by rising price, then previous
 * periods, then drawn ones. A position is good until the next bar; the id lasts.
 *
 * <p>Threading: read by the writer of its {@link MarketStructure} only.
 */
public final class Levels {

  /** Touches from which a level can be strong. */
  public static final int STRONG_TOUCHES = 3;

  /** Score from which a level can be strong. */
  public static final double STRONG_SCORE = 2;

  private final BarWindow bars;
  private final LevelClusters clusters;
  private final LevelTable table;
  private final PeriodLevels periods;
  private final UserLevels drawn;

  /** Numbers of the live period levels, first so many of them; their ids and prices. */
  private final int[] period = new int[4];

  private final int[] periodId = new int[4];
  private final double[] periodPrice = new double[4];
  private int periodCount;

  Levels(BarWindow bars, Instrument instrument, Swings internal) {
    this.bars = bars;
    this.clusters = new LevelClusters(bars, internal);
    this.table = clusters.live();
    this.periods = new PeriodLevels(bars);
    this.drawn = new UserLevels(bars, instrument);
  }

  /** Called after the swings of the newest bar. */
  void update() {
    clusters.update();
    if (periods.update()) {
      listPeriods();
    }
    drawn.update();
  }

  private void listPeriods() {
    periodCount = 0;
    for (int n : periods.live()) {
      if (n >= 0) {
        period[periodCount] = n;
        periodId[periodCount] = periods.ring().id(n);
        periodPrice[periodCount] = periods.ring().low(n);
        periodCount++;
      }
    }
  }

  void draw(UserLevel level) {
    drawn.draw(level);
  }

  /** Number of live levels. */
  public int liveCount() {
    return table.size() + periodCount + drawn.size();
  }

  /** Number of live levels that are clusters; they come first, by rising price. */
  public int clusterCount() {
    return table.size();
  }

  /**
   * Position of the first cluster whose upper edge is at or above a price, {@link #clusterCount()}
   * if there is none: clusters do not overlap, so that their edges rise as well.
   */
  public int firstClusterAt(double price) {
    int at = table.ceiling(price);
    while (at > 0 && table.high(at - 1) >= price) {
      at--;
    }
    return at;
  }

  /** LEVEL for a cluster, PERIOD_HIGH, PERIOD_LOW or USER_LEVEL. */
  public StructureKind kind(int at) {
    if (at < table.size()) {
      return StructureKind.LEVEL;
    }
    return isPeriod(at) ? periods.ring().kind(periodAt(at)) : StructureKind.USER_LEVEL;
  }

  /** Whether a person drew it: kind USER_LEVEL. */
  public boolean drawn(int at) {
    return at >= table.size() && !isPeriod(at);
  }

  /** Id of the level among all objects of its structure. */
  public int id(int at) {
    if (at < table.size()) {
      return table.id[at];
    }
    return isPeriod(at) ? periodId[at - table.size()] : drawn.id(drawnAt(at));
  }

  /** Lower edge. */
  public double low(int at) {
    if (at < table.size()) {
      return table.low(at);
    }
    return isPeriod(at) ? periodPrice[at - table.size()] : drawn.low(drawnAt(at));
  }

  /** Upper edge. */
  public double high(int at) {
    if (at < table.size()) {
      return table.high(at);
    }
    return isPeriod(at) ? periodPrice[at - table.size()] : drawn.high(drawnAt(at));
  }

  /** Centre; of a cluster the mean of its members. */
  public double centre(int at) {
    return at < table.size() ? table.centre[at] : low(at) + halfWidth(at);
  }

  /** Half of the width, 0 for a single price. */
  public double halfWidth(int at) {
    return at < table.size() ? table.halfWidth[at] : (high(at) - low(at)) / 2;
  }

  /** Score at the newest bar; 0 for what is not a cluster. */
  public double score(int at) {
    return at < table.size() ? clusters.scoreNow(at) : 0;
  }

  /** Number of members of a cluster; 0 for what is not one. */
  public int touches(int at) {
    return at < table.size() ? table.touches[at] : 0;
  }

  /** A cluster with at least 3 touches and a score of at least 2. */
  public boolean strong(int at) {
    return at < table.size() && bars.newest() <= table.strongUntil[at];
  }

  /** Whether it is a support: its centre is below the newest close. Else it is a resistance. */
  public boolean support(int at) {
    return centre(at) < bars.close(bars.newest());
  }

  /** Bar from which on the level is known, as an object of its own. */
  public int knownAt(int at) {
    if (at < table.size()) {
      return table.knownAt[at];
    }
    return isPeriod(at) ? periods.ring().knownAt(periodAt(at)) : drawn.knownAt(drawnAt(at));
  }

  /** Position of the resistance whose centre is nearest to the close; -1 if there is none. */
  public int nearestAbove() {
    if (bars.newest() < 0) {
      return -1;
    }
    double close = bars.close(bars.newest());
    int cluster = table.ceiling(close);
    int nearest = cluster < table.size() ? cluster : -1;
    for (int at = table.size(); at < liveCount(); at++) {
      double centre = centre(at);
      if (centre >= close && (nearest < 0 || centre < centre(nearest))) {
        nearest = at;
      }
    }
    return nearest;
  }

  /** Position of the support whose centre is nearest to the close; -1 if there is none. */
  public int nearestBelow() {
    if (bars.newest() < 0) {
      return -1;
    }
    double close = bars.close(bars.newest());
    int nearest = table.ceiling(close) - 1;
    for (int at = table.size(); at < liveCount(); at++) {
      double centre = centre(at);
      if (centre < close && (nearest < 0 || centre > centre(nearest))) {
        nearest = at;
      }
    }
    return nearest;
  }

  /** Position of the live level with this id, -1 if there is none. O(live). */
  public int find(int id) {
    for (int at = 0; at < liveCount(); at++) {
      if (id(at) == id) {
        return at;
      }
    }
    return -1;
  }

  /** The level as a value. */
  public StructureObject object(int at) {
    if (at < table.size()) {
      return clusters.view(at);
    }
    return isPeriod(at) ? periods.ring().view(periodAt(at)) : drawn.view(drawnAt(at));
  }

  private boolean isPeriod(int at) {
    return at < table.size() + periodCount;
  }

  private int periodAt(int at) {
    return period[at - table.size()];
  }

  private int drawnAt(int at) {
    return at - table.size() - periodCount;
  }

  /** First position among the clusters whose centre is at or above a price. */
  int ceiling(double price) {
    return table.ceiling(price);
  }

  void view(List<StructureObject> into) {
    clusters.view(into);
    periods.view(into);
    drawn.view(into);
  }

  void save(StateWriter out) throws IOException {
    clusters.save(out);
    periods.save(out);
    drawn.save(out);
  }

  void restore(StateReader in) throws IOException {
    clusters.restore(in);
    periods.restore(in);
    drawn.restore(in);
    listPeriods();
  }
}
