// SPDX-License-Identifier: Apache-2.0
/**
 * What a list of paper trades amounts to: exact sums, statistics each with its number of cases, and
 * where the money of each trade went. Values and pure functions; anyone may use them.
 */
@NullMarked
package io.github.liqscape.paper.review.stats;

import org.jspecify.annotations.NullMarked;
