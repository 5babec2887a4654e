// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Timeframe;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One structural object as it is known at a bar: for explanations, charts and tests. Bars are
 * counted from the first one that the structure was given. Immutable.
 *
 * @param timeframe of the structure it is in
 * @param id unique among the objects of its structure; rises with time
 * @param kind what it is
 * @param size scale of a pivot, break or order block; null for what has none
 * @param sign 1 for a high, for something made of highs, or for a move up; -1 for the opposite; 0
 *     for a level
 * @param pivotIndex bar at which it lies on the chart: the pivot, the event, the first candle of a
 *     gap, the block, the first wick of a sweep, the newest member of a pool or level, the first
 *     touch of a line
 * @param pivotNanos open time of that bar, epoch nanoseconds
 * @param low lower price; a line: its price at the first touch
 * @param high upper price, equal to {@code low} for a single price; a line: its price at the last
 *     touch
 * @param knownAt bar at whose close it became known; nothing may use it before
 * @param knownAtNanos close time of that bar
 * @param state what has become of it
 * @param stateChangedAt bar at whose close the state, or the members of a level, last changed
 * @param stateChangedAtNanos close time of that bar
 * @param value pivot: strength in ATR, NaN if unknown; break: threshold; sweep: price of the level;
 *     level: score; line: price per bar; others NaN
 * @param count pool, level, line: number of touches; others 0
 * @param sourceId break: id of the broken pivot; sweep: of what was swept; order block: of the
 *     break; a superseded object: of its successor; others -1
 */
public record StructureObject(
    Timeframe timeframe,
    int id,
    StructureKind kind,
    @Nullable SwingSize size,
    int sign,
    int pivotIndex,
    long pivotNanos,
    double low,
    double high,
    int knownAt,
    long knownAtNanos,
    ObjectState state,
    int stateChangedAt,
    long stateChangedAtNanos,
    double value,
    int count,
    int sourceId) {

  public StructureObject {
    Objects.requireNonNull(timeframe, "timeframe");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(state, "state");
  }

  /** Id that is unique across timeframes: {@code 5m-level-17}. */
  public String key() {
    return timeframe.code() + "-" + kind.code() + "-" + id;
  }
}
