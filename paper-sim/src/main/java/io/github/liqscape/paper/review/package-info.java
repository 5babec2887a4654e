// SPDX-License-Identifier: Apache-2.0
/**
 * Whether the bot traded badly: every closed trade is held against its plan and the candles, and
 * what was wrong with it becomes a finding with its evidence and its cost. {@link
 * io.github.liqscape.paper.review.PaperReview} is the door; {@code REVIEW.md} of the module says
 * what each label means.
 */
@NullMarked
package io.github.liqscape.paper.review;

import org.jspecify.annotations.NullMarked;
