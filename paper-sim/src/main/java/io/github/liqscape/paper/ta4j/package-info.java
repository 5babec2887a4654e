// SPDX-License-Identifier: Apache-2.0
/**
 * The bridge for strategies that a user already wrote for ta4j: they trade on paper like any bot.
 * Needs {@code org.ta4j:ta4j-core}, which is optional; nothing else of the module knows it.
 */
@NullMarked
package io.github.liqscape.paper.ta4j;

import org.jspecify.annotations.NullMarked;
