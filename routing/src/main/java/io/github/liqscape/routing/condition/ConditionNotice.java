// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.instrument.Instrument;

/**
 * Something the user must know about a condition: it was paused. For the inbox.
 *
 * @param conditionId which
 * @param instrument it is on
 * @param atNanos event time
 * @param state why it looks no more
 * @param text in English
 */
public record ConditionNotice(
    String conditionId, Instrument instrument, long atNanos, ConditionState state, String text) {}
