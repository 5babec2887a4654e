// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import java.util.List;

/**
 * What an engine has counted. Immutable.
 *
 * @param applied market events that were applied
 * @param late market events that came too late: no condition saw them
 * @param outOfOrder events older than their own stream
 * @param duplicates events seen before
 * @param ignored events, setups, signals and profiles of instruments that are not followed
 * @param lateProfiles profiles older than one seen
 * @param incompleteBars bars from which data is missing: nothing was judged at their close
 * @param conditions each condition, in the order in which they were added
 */
public record ConditionSnapshot(
    long applied,
    long late,
    long outOfOrder,
    long duplicates,
    long ignored,
    long lateProfiles,
    long incompleteBars,
    List<ConditionStatus> conditions) {

  public ConditionSnapshot {
    conditions = List.copyOf(conditions);
  }
}
