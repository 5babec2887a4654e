// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.instrument.Instrument;

/**
 * A condition as it stands.
 *
 * @param id of the condition
 * @param instrument it is on
 * @param state whether it looks
 * @param evaluations how often it was asked
 * @param firings how often it fired
 * @param errors how often asking it failed
 * @param lastFiredNanos event time at which it fired last, {@link Long#MIN_VALUE} if never
 */
public record ConditionStatus(
    String id,
    Instrument instrument,
    ConditionState state,
    long evaluations,
    long firings,
    long errors,
    long lastFiredNanos) {}
