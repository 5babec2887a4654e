// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a rule has earned its way out of paper mode. {@link
 * io.github.liqscape.paper.gate.PromotionGate} says NOT_READY until eleven conditions hold on
 * evidence that its caller brings; it reads no clock, no file and no account itself.
 */
@NullMarked
package io.github.liqscape.paper.gate;

import org.jspecify.annotations.NullMarked;
